"use client";

import { Notice } from "@/components/console/panel-frame";
import { Button } from "@/components/ui/button";

export type DraftNoticeProps = {
  draft: {
    changed: boolean;
    saving: boolean;
    overtaken: boolean;
    problem: Error | null;
    saveOver: () => unknown;
    discard: () => unknown;
  };
};

/** Why an edit was not taken, what became of it, and what can be done. */
export function DraftNotice({ draft }: DraftNoticeProps) {
  if (draft.overtaken) {
    return (
      <Notice>
        <strong className="font-semibold">Somebody saved another version meanwhile.</strong> Your
        edit is still here and theirs is untouched.
        <span className="mt-1.5 flex flex-wrap gap-2">
          <Button size="s" disabled={draft.saving} onClick={() => draft.saveOver()}>
            Save mine as the next version
          </Button>
          <Button size="s" look="plain" onClick={() => draft.discard()}>
            Discard mine, show theirs
          </Button>
        </span>
      </Notice>
    );
  }
  if (draft.problem === null || !draft.changed) return null;
  return (
    <Notice>
      <strong className="font-semibold">Not saved.</strong> {draft.problem.message} Your edit is
      still here.
    </Notice>
  );
}
