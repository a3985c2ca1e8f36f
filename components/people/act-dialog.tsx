"use client";

import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import { ReasonField } from "@/components/ui/reason-field";

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
    <FormDialog
      title={title}
      verb={verb}
      isPending={acting.isPending}
      error={acting.error}
      onSubmit={() => acting.mutate(reason)}
      onClose={onClose}
    >
      <div className="text-ink-2">{effect}</div>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
