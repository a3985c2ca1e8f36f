"use client";

import { useId } from "react";
import { useTime } from "@/components/console/use-time";
import { formatCounted } from "@/lib/charts/format-number";
import { STANDING_WORDS, VERDICT_WORDS } from "@/lib/charts/route-review-words";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";

/** Who judged, what counts, and why the rest does not. */
export function VerdictsPanel({ draft }: { draft: RouteDraftWire }) {
  const id = useId();
  const { timeAgo } = useTime();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-b pb-1.5 text-14 font-semibold">
        Verdicts
      </h2>
      {draft.verdicts.length === 0 ? (
        <p className="pt-3 text-ink-2">Nobody has judged it yet.</p>
      ) : null}
      <ol className="space-y-3 pt-3">
        {draft.verdicts.map((verdict) => (
          <li key={verdict.id}>
            <span className="font-medium">{verdict.reviewerName}</span>{" "}
            {VERDICT_WORDS[verdict.verdict].toLowerCase()} {timeAgo(verdict.at)}
            {verdict.ticked.length === 0
              ? ""
              : `, and accepted ${formatCounted(verdict.ticked.length, "warning")}`}
            <p className="text-12 text-ink-3">{STANDING_WORDS[verdict.standing]}</p>
            {verdict.note === "" ? null : (
              <p className="max-w-prose whitespace-pre-wrap">{verdict.note}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
