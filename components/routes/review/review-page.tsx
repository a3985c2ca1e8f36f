"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { draftChecksQuery } from "@/lib/client/route-checks-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { ChainChangesPanel } from "./chain-changes-panel";
import { ChangesPanel } from "./changes-panel";
import { ChecksPanel } from "./checks-panel";
import { CommentsPanel } from "./comments-panel";
import { EndPanel } from "./end-panel";
import { RebasePanel } from "./rebase-panel";
import { ReplayPanel } from "./replay-panel";
import { ReviewHeader } from "./review-header";
import { VerdictForm } from "./verdict-form";
import { VerdictsPanel } from "./verdicts-panel";

export type ReviewPageProps = {
  draft: RouteDraftWire;
  /** A newer text is there, which the reader did not load yet. */
  isOutdated: boolean;
  /** With what a write answered. */
  onAnswer: (draft: RouteDraftWire) => void;
  /** Something was written whose answer is no draft. */
  onChanged: () => void;
};

/** One change: what it does in words, what checks say, what others say, and what one may do with it. */
export function ReviewPage({ draft, isOutdated, onAnswer, onChanged }: ReviewPageProps) {
  const { queryKey, ...rest } = draftChecksQuery(draft.id);
  // Another text has other checks.
  const checks = useQuery({ ...rest, queryKey: [...queryKey, draft.textHash] });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const ofThisText = checks.data?.textHash === draft.textHash ? checks.data : undefined;
  return (
    <article aria-label="Change of a route table" className="space-y-8">
      <ReviewHeader draft={draft} />
      {draft.isStale ? (
        <RebasePanel draft={draft} isOutdated={isOutdated} onAnswer={onAnswer} />
      ) : null}
      <ChangesPanel draft={draft} isOutdated={isOutdated} onAnswer={onAnswer} />
      <ChainChangesPanel draft={draft} />
      <ChecksPanel
        draft={draft}
        query={checks}
        ticked={ticked}
        onTick={(id, isTicked) =>
          setTicked(
            (held) => new Set(isTicked ? [...held, id] : [...held].filter((it) => it !== id)),
          )
        }
      />
      <ReplayPanel draft={draft} />
      <CommentsPanel draft={draft} isOutdated={isOutdated} onAnswer={onAnswer} />
      <VerdictsPanel draft={draft} />
      <VerdictForm
        draft={draft}
        isOutdated={isOutdated}
        checks={ofThisText}
        ticked={ticked}
        onAnswer={onAnswer}
      />
      <EndPanel draft={draft} isOutdated={isOutdated} onAnswer={onAnswer} onCommitted={onChanged} />
    </article>
  );
}
