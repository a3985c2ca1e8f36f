"use client";

import { Button } from "@/components/ui/button";

export default function ScreenError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2 py-10">
      <h2 className="text-16 font-semibold">This screen stopped working.</h2>
      <p className="max-w-prose text-ink-2">
        The evidence is untouched; only its picture failed. Try again, and if it stays, report this
        message:
      </p>
      <code className="rounded-m bg-sunken px-2 py-1 font-mono text-12 break-all">
        {error.digest ?? error.message}
      </code>
      <Button look="solid" onClick={reset}>
        Try again
      </Button>
    </div>
  );
}
