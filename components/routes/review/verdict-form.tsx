"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import { approveHindrance } from "@/lib/charts/route-review-words";
import { judgeDraft } from "@/lib/client/route-drafts-query";
import type { RouteDraftWire, RouteVerdict } from "@/lib/contracts/route-drafts";
import type { RouteChecks } from "@/lib/contracts/route-facts";

export type VerdictFormProps = {
  draft: RouteDraftWire;
  isOutdated: boolean;
  /** Of the shown text; `undefined`: not read yet. */
  checks: RouteChecks | undefined;
  ticked: ReadonlySet<string>;
  onAnswer: (draft: RouteDraftWire) => void;
};

/** Approve, or request changes; both bind to the text that is shown. */
export function VerdictForm({ draft, isOutdated, checks, ticked, onAnswer }: VerdictFormProps) {
  const id = useId();
  const [note, setNote] = useState("");
  const toTick = checks?.toTick ?? [];
  const { contentHash, textHash } = draft;
  const judging = useMutation({
    mutationFn: (verdict: RouteVerdict["verdict"]) => {
      if (contentHash === null) throw new Error("The text cannot be read as a route table.");
      const body = { verdict, note, ticked: toTick.filter((it) => ticked.has(it)) };
      return judgeDraft(draft.id, { ...body, contentHash, textHash });
    },
    onSuccess: (answer) => {
      setNote("");
      onAnswer(answer);
    },
  });
  if (draft.phase === "withdrawn" || draft.phase === "draft") return null;
  if (draft.phase === "committed" && !draft.steps.judge.allowed) return null;
  const step = draft.steps.judge;
  const outdated = isOutdated ? "Load the newest revision first." : null;
  const approveWhy =
    outdated ??
    approveHindrance({
      step,
      unticked: toTick.filter((it) => !ticked.has(it)).length,
      errors: checks?.issues?.filter(({ severity }) => severity === "error").length ?? null,
    });
  const changesWhy = outdated ?? (step.allowed ? null : step.why);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-b pb-1.5 text-14 font-semibold">
        Your verdict
      </h2>
      <div className="max-w-prose space-y-2 pt-3">
        <label htmlFor={`${id}-note`} className="block text-12 font-medium text-ink-2">
          Note
        </label>
        <textarea
          id={`${id}-note`}
          rows={3}
          value={note}
          disabled={changesWhy !== null}
          className="w-full rounded-m border border-line bg-surface p-2 text-13 text-ink"
          onChange={({ target }) => setNote(target.value)}
        />
        <Refusal error={judging.error} />
        <div className="flex flex-wrap gap-2">
          <Button
            look="solid"
            disabled={approveWhy !== null || judging.isPending}
            aria-describedby={`${id}-why`}
            onClick={() => judging.mutate("approve")}
          >
            Approve
          </Button>
          <Button
            disabled={changesWhy !== null || judging.isPending}
            onClick={() => judging.mutate("request_changes")}
          >
            Request changes
          </Button>
        </div>
        <p id={`${id}-why`} className="min-h-5 text-13 text-ink-2">
          {approveWhy}
        </p>
      </div>
    </section>
  );
}
