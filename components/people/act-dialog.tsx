"use client";

import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { Refusal } from "@/components/ui/refusal";

export type ActDialogProps = {
  title: string;
  /** What will happen, to whom, and how it is undone. */
  effect: ReactNode;
  /** On the button. */
  verb: string;
  act: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
};

/** Something that others will feel: says its effect first, and asks why. */
export function ActDialog({ title, effect, verb, act, onDone, onClose }: ActDialogProps) {
  const [reason, setReason] = useState("");
  const acting = useMutation({ mutationFn: act, onSuccess: onDone });
  return (
    <Dialog title={title} open onOpenChange={(open) => open || onClose()}>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!acting.isPending) acting.mutate(reason);
        }}
      >
        <div className="text-ink-2">{effect}</div>
        <ReasonField value={reason} onChange={setReason} />
        <Refusal error={acting.error} />
        <div className="flex gap-2">
          <Button type="submit" look="solid" disabled={acting.isPending}>
            {verb}
          </Button>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
