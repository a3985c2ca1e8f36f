import { type DraftAuthor, type Reviewer, wroteIn } from "./review-author";
import type { ReviewRefusal, ReviewStep } from "./review-refusal";
import type { DraftPhase, DraftState, Judged, ReviewTally } from "./review-state";

/** A shorter reason says nothing to whoever reviews afterwards. */
export const LEAST_EMERGENCY_REASON = 10;

/** A draft as far as the rules ask. */
export type ReviewedDraft = {
  readonly phase: DraftPhase;
  readonly state: DraftState;
  readonly title: string;
  /** The version that it began from; `null`: there was none. */
  readonly base: string | null;
  /** Its text is that of the version that it began from. */
  readonly isUnchanged: boolean;
  readonly textHash: string;
  /** `null`: the text cannot be read as a route table. */
  readonly contentHash: string | null;
  readonly issues: number;
  readonly authors: readonly DraftAuthor[];
  /** Committed without the approvals that it needed. */
  readonly isEmergency: boolean;
};

/** What the person who decides had before their eyes. */
export type Seen = Judged;

/** Each rule: why not; `null`: it may be done. */
export function saveRefusal({ phase, state }: ReviewedDraft): ReviewRefusal | null {
  return phase === "draft" || phase === "in_review" ? null : wrongState(state, "save");
}

export function submitRefusal(draft: ReviewedDraft): ReviewRefusal | null {
  if (draft.phase !== "draft") return wrongState(draft.state, "submit");
  return contentRefusal(draft);
}

/** An emergency commit is judged afterwards by the same rules. */
export function judgeRefusal(
  draft: ReviewedDraft,
  reviewer: Reviewer | null,
  seen: Seen,
): ReviewRefusal | null {
  if (reviewer === null) return { code: "not_a_person" };
  if (draft.phase === "committed" && !draft.isEmergency) {
    return wrongState(draft.state, "judge afterwards");
  }
  if (draft.phase !== "in_review" && draft.phase !== "committed") {
    return wrongState(draft.state, "judge");
  }
  if (wroteIn(draft.authors, reviewer)) return { code: "own_change" };
  return seenRefusal(draft, seen);
}

export function withdrawRefusal(
  { phase, state, authors }: ReviewedDraft,
  who: { readonly key: string; readonly isAdmin: boolean },
): ReviewRefusal | null {
  if (phase !== "draft" && phase !== "in_review") return wrongState(state, "withdraw");
  return who.isAdmin || authors.some(({ key }) => key === who.key) ? null : { code: "not_yours" };
}

/** @param live the newest version of the table, read where the commit is decided. */
export function commitRefusal(
  draft: ReviewedDraft,
  tally: ReviewTally,
  seen: Seen,
  live: string | null,
): ReviewRefusal | null {
  if (draft.phase !== "in_review") return wrongState(draft.state, "commit");
  const refusal = contentRefusal(draft) ?? seenRefusal(draft, seen) ?? baseRefusal(draft, live);
  if (refusal !== null) return refusal;
  const { changesRequestedBy, missing, missingGroups } = tally;
  if (changesRequestedBy.length > 0) {
    return { code: "changes_requested", by: changesRequestedBy.map(({ name }) => name) };
  }
  return missing === 0 && missingGroups.length === 0
    ? null
    : { code: "approvals_missing", missing, groups: missingGroups };
}

/** Without approvals, also straight from a draft; a stale base or a text that cannot be read is no emergency. */
export function emergencyRefusal(
  draft: ReviewedDraft,
  reason: string,
  seen: Seen,
  live: string | null,
): ReviewRefusal | null {
  if (draft.phase !== "draft" && draft.phase !== "in_review") {
    return wrongState(draft.state, "emergency");
  }
  if (reason.trim().length < LEAST_EMERGENCY_REASON) {
    return { code: "reason_too_short", least: LEAST_EMERGENCY_REASON };
  }
  return contentRefusal(draft) ?? seenRefusal(draft, seen) ?? baseRefusal(draft, live);
}

/** What a verdict binds to; `null`: the text cannot be read, so nobody can judge it. */
export function judgedOf({
  contentHash,
  textHash,
}: Pick<ReviewedDraft, "contentHash" | "textHash">): Judged | null {
  return contentHash === null ? null : { contentHash, textHash };
}

function contentRefusal(draft: ReviewedDraft): ReviewRefusal | null {
  if (draft.title.trim() === "") return { code: "no_title" };
  if (draft.contentHash === null) return { code: "not_readable", issues: draft.issues };
  return draft.isUnchanged ? { code: "nothing_changed" } : null;
}

function seenRefusal({ contentHash, textHash }: ReviewedDraft, seen: Seen): ReviewRefusal | null {
  return seen.contentHash === contentHash && seen.textHash === textHash
    ? null
    : { code: "other_content" };
}

function baseRefusal({ base }: ReviewedDraft, live: string | null): ReviewRefusal | null {
  return base === live ? null : { code: "stale_base", base, live };
}

function wrongState(state: DraftState, step: ReviewStep): ReviewRefusal {
  return { code: "not_in_state", state, step };
}
