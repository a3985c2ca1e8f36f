"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Refusal } from "./refusal";

export type FormDialogProps = {
  title: string;
  /** Not closed by a press beside it: what was typed is lost then. */
  holds?: boolean;
  /** On the button that sends. */
  verb: string;
  /** It was sent: a second press does nothing. */
  isPending: boolean;
  /** What has to be done before it can be sent, said beside the buttons; empty: nothing. */
  missing?: string;
  /** Of the last time that it was sent. */
  error: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
};

/** A form in a dialog: fields, what was refused, and the two ways out. */
export function FormDialog(props: FormDialogProps) {
  const { title, holds, verb, isPending, missing, error, onSubmit, onClose, children } = props;
  const canSend = !isPending && !missing;
  return (
    <Dialog title={title} holds={holds} open onOpenChange={(open) => open || onClose()}>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSend) onSubmit();
        }}
      >
        {children}
        <Refusal error={error} />
        <div className="flex items-center gap-2">
          <Button type="submit" look="solid" disabled={!canSend}>
            {verb}
          </Button>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
          {missing === undefined ? null : (
            <span role="status" className="text-12 text-ink-3">
              {missing}
            </span>
          )}
        </div>
      </form>
    </Dialog>
  );
}
