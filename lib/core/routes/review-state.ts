import type { EpochMs } from "@/lib/core/time/range";
import { type DraftAuthor, type Reviewer, wroteIn } from "./review-author";
import type { ReviewPolicy } from "./route-table";

/** What is stored of a draft. Whether it is approved is no state: it follows from the verdicts. */
export const DRAFT_PHASES = ["draft", "in_review", "committed", "withdrawn"] as const;
export type DraftPhase = (typeof DRAFT_PHASES)[number];

export const DRAFT_STATES = [
  "draft",
  "in_review",
  "approved",
  "changes_requested",
  "committed",
  "withdrawn",
] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const VERDICTS = ["approve", "request_changes"] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** What a verdict was given on. Both must be the same: an edit of a comment or of the title changes only the second. */
export type Judged = {
  /** Of the canonical form. */
  readonly contentHash: string;
  /** Of the text, title, reason and ticket. */
  readonly textHash: string;
};

export type StoredVerdict = Judged & {
  readonly reviewer: Reviewer;
  readonly verdict: VerdictKind;
  readonly at: EpochMs;
  /** Whether the reviewer may judge this table now; whoever lost the role, or is shut out, may not. */
  readonly isEntitled: boolean;
};

/** Why a verdict counts or does not. */
export type VerdictStanding =
  | "counts"
  | "other_content"
  | "own_change"
  | "not_entitled"
  | "replaced";

export type ReviewTally = {
  readonly state: Extract<DraftState, "in_review" | "approved" | "changes_requested">;
  readonly approvedBy: readonly Reviewer[];
  readonly changesRequestedBy: readonly Reviewer[];
  /** Approvals of whomever that are still needed. */
  readonly missing: number;
  /** Groups of which nobody approved yet. */
  readonly missingGroups: readonly string[];
  /** In the order of the verdicts. */
  readonly standings: readonly VerdictStanding[];
};

/** Where a table has no policy of its own: somebody else has to agree. */
export const DEFAULT_POLICY: ReviewPolicy = { approvals: 1 };

/**
 * What the verdicts on a draft amount to now. Each is looked at again each time: who wrote in the draft after their verdict, or
 * lost the role, is not counted any more.
 *
 * @param policy of the version that the draft began from, never of the draft.
 */
export function tallyReview(
  judged: Judged | null,
  authors: readonly DraftAuthor[],
  verdicts: readonly StoredVerdict[],
  policy: ReviewPolicy,
): ReviewTally {
  const standings = verdicts.map((verdict, at) =>
    standingOf(verdict, verdicts.slice(at + 1), judged, authors),
  );
  const counted = verdicts.filter((_, at) => standings[at] === "counts");
  const by = (kind: VerdictKind) =>
    counted.filter(({ verdict }) => verdict === kind).map(({ reviewer }) => reviewer);
  const [approvedBy, changesRequestedBy] = [by("approve"), by("request_changes")];
  const missing = Math.max(0, approvalsOf(policy) - approvedBy.length);
  const missingGroups = Object.entries(policy.groups ?? {})
    .filter(([, members]) => !approvedBy.some((reviewer) => isMember(members, reviewer)))
    .map(([group]) => group);
  const isApproved = missing === 0 && missingGroups.length === 0;
  const state =
    changesRequestedBy.length > 0 ? "changes_requested" : isApproved ? "approved" : "in_review";
  return { state, approvedBy, changesRequestedBy, missing, missingGroups, standings };
}

/** The state that people are told. */
export function draftState(phase: DraftPhase, tally: ReviewTally): DraftState {
  return phase === "in_review" ? tally.state : phase;
}

function standingOf(
  { reviewer, isEntitled, contentHash, textHash }: StoredVerdict,
  later: readonly StoredVerdict[],
  judged: Judged | null,
  authors: readonly DraftAuthor[],
): VerdictStanding {
  if (judged?.contentHash !== contentHash || judged.textHash !== textHash) return "other_content";
  if (wroteIn(authors, reviewer)) return "own_change";
  if (!isEntitled) return "not_entitled";
  return later.some((other) => other.reviewer.id === reviewer.id) ? "replaced" : "counts";
}

/** Nobody's policy can do without somebody else. */
function approvalsOf({ approvals }: ReviewPolicy): number {
  return Number.isFinite(approvals) ? Math.max(1, Math.ceil(approvals)) : 1;
}

/** Members are e-mail addresses, or ids of accounts. */
export function isMember(members: readonly string[], { id, email }: Reviewer): boolean {
  return members.some(
    (member) => member === id || member.trim().toLowerCase() === email.toLowerCase(),
  );
}
