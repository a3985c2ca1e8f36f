"use client";

import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";

export type BackupCodesProps = { codes: readonly string[]; onDone: () => void };

/** Shown once: what is stored of them cannot be read again here. */
export function BackupCodes({ codes, onDone }: BackupCodesProps) {
  return (
    <div role="status" className="max-w-lg space-y-3">
      <p className="text-ink-2">
        <strong className="font-medium text-ink">Keep these backup codes.</strong> Each lets you in
        once without the app. They are not shown again.
      </p>
      <CopyText text={codes.join("\n")} />
      <Button look="solid" onClick={onDone}>
        I have kept them
      </Button>
    </div>
  );
}
