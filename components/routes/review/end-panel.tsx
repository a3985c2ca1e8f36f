"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ActDialog } from "@/components/people/act-dialog";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import {
  commitDraft,
  commitDraftInEmergency,
  submitDraft,
  withdrawDraft,
} from "@/lib/client/route-drafts-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";

export type EndPanelProps = {
  draft: RouteDraftWire;
  isOutdated: boolean;
  onAnswer: (draft: RouteDraftWire) => void;
  /** The answer is a version: the draft has to be read again. */
  onCommitted: () => void;
};

/** Hand in, commit, withdraw; and the way past the review, which is loud. */
export function EndPanel({ draft, isOutdated, onAnswer, onCommitted }: EndPanelProps) {
  const id = useId();
  const [asking, setAsking] = useState<"withdraw" | "emergency" | null>(null);
  const { steps } = draft;
  const submit = useMutation({ mutationFn: () => submitDraft(draft.id), onSuccess: onAnswer });
  const commit = useMutation({
    mutationFn: () => commitDraft(draft.id, seenOf(draft)),
    onSuccess: onCommitted,
  });
  if (draft.phase === "committed" || draft.phase === "withdrawn") return null;
  const closed = isOutdated ? { allowed: false, why: "Load the newest revision first." } : null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-b pb-1.5 text-14 font-semibold">
        What becomes of it
      </h2>
      <div className="space-y-3 pt-3">
        <Refusal error={submit.error ?? commit.error} />
        {draft.phase === "draft" ? (
          <Act
            verb="Hand in for review"
            isSolid
            step={closed ?? steps.submit}
            isBusy={submit.isPending}
            onPress={() => submit.mutate()}
          />
        ) : (
          <Act
            verb="Commit"
            isSolid
            step={closed ?? steps.commit}
            isBusy={commit.isPending}
            onPress={() => commit.mutate()}
          />
        )}
        <Act verb="Withdraw" step={steps.withdraw} onPress={() => setAsking("withdraw")} />
        <Act
          verb="Emergency commit"
          step={closed ?? steps.emergency}
          onPress={() => setAsking("emergency")}
        />
      </div>
      {asking === "withdraw" ? (
        <ActDialog
          title="Withdraw the change"
          effect="It changes nothing, and stays to be read. Begin another to propose it again."
          verb="Withdraw"
          act={async (reason) => onAnswer(await withdrawDraft(draft.id, reason))}
          onDone={() => setAsking(null)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === "emergency" ? (
        <ActDialog
          title="Commit without approvals"
          effect={
            <>
              <p className="font-medium text-warn">
                Nobody else has to agree with what you do now.
              </p>
              <p>
                “{draft.title}” becomes the live version of {draft.table} at once. Every screen says
                so, with your name and the reason, until it is reviewed afterwards. Reverting it is
                a change of its own.
              </p>
            </>
          }
          verb="Commit without approvals"
          act={(reason) => commitDraftInEmergency(draft.id, { ...seenOf(draft), reason })}
          onDone={() => {
            setAsking(null);
            onCommitted();
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </section>
  );
}

type ActProps = {
  verb: string;
  step: { allowed: boolean; why: string | null };
  isSolid?: boolean;
  isBusy?: boolean;
  onPress: () => void;
};

/** A button, and why it cannot be pressed. */
function Act({ verb, step, isSolid = false, isBusy = false, onPress }: ActProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        look={isSolid ? "solid" : "outline"}
        disabled={!step.allowed || isBusy}
        aria-describedby={step.why === null ? undefined : id}
        onClick={onPress}
      >
        {verb}
      </Button>
      {step.why === null ? null : (
        <span id={id} className="min-w-0 text-13 text-ink-2">
          {step.why}
        </span>
      )}
    </div>
  );
}

/** What one had before one's eyes. */
function seenOf({ contentHash, textHash }: RouteDraftWire) {
  if (contentHash === null) throw new Error("The text cannot be read as a route table.");
  return { contentHash, textHash };
}
