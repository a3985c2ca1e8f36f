import Link from "next/link";
import { buttonLook } from "@/components/ui/button";

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-prose flex-col items-start justify-center gap-3 px-6">
      <h1 className="text-20 font-semibold">There is nothing at this address.</h1>
      <p className="text-ink-2">The link may be mistyped, or the screen has moved.</p>
      <Link href="/now" className={buttonLook({ look: "solid" })}>
        Go to Now
      </Link>
    </main>
  );
}
