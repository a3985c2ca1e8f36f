"use client";

import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import { Dialog } from "@/components/ui/dialog";
import type { EntryLink } from "@/lib/contracts/people";

export type LinkDialogProps = { title: string; made: EntryLink; onClose: () => void };

/** A link that lets somebody in: here and nowhere else. */
export function LinkDialog({ title, made, onClose }: LinkDialogProps) {
  const { exact } = useTime();
  return (
    <Dialog title={title} holds open onOpenChange={(open) => open || onClose()}>
      <div className="space-y-3">
        <p className="text-ink-2">
          Send it by a way that only they read. Whoever opens it first comes in by it, once, until{" "}
          {exact(made.expiresAt)}.{" "}
          <strong className="font-medium text-ink">It is not shown again.</strong>
        </p>
        <CopyText text={made.link} />
        <Button look="solid" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
