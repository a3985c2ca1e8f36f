import { type Reviewer, wroteIn } from "./review-author";
import type { ReviewedDraft } from "./review-rules";
import { isMember, type ReviewTally } from "./review-state";
import type { ReviewPolicy } from "./route-table";

/** What a change can wait for from one person: to be judged, to be mended, to be committed. */
export const WAITS = ["verdict", "changes", "commit"] as const;
export type Waits = (typeof WAITS)[number];

/** One person, and what their roles let them do with the change's table. */
export type WaitedFor = {
  readonly reviewer: Reviewer;
  readonly mayReview: boolean;
  readonly mayDraft: boolean;
};

/**
 * What a change that is under way, or was committed without approvals, needs of one person now; `null`: nothing. Of several who could approve it
 * waits for each, until there are enough.
 *
 * @param policy of the version that the change began from.
 */
export function waitsFor(
  { state, authors, isEmergency }: Pick<ReviewedDraft, "state" | "authors" | "isEmergency">,
  tally: ReviewTally,
  policy: ReviewPolicy,
  { reviewer, mayReview, mayDraft }: WaitedFor,
): Waits | null {
  const isAuthor = wroteIn(authors, reviewer);
  const isToJudge = state === "in_review" || (state === "committed" && isEmergency);
  if (isToJudge) {
    return mayReview && !isAuthor && wouldHelp(tally, policy, reviewer) ? "verdict" : null;
  }
  if (!isAuthor || !mayDraft) return null;
  if (state === "changes_requested") return "changes";
  return state === "approved" ? "commit" : null;
}

/** Whether their approval brings the change nearer. */
function wouldHelp(
  { missing, missingGroups, approvedBy }: ReviewTally,
  { groups = {} }: ReviewPolicy,
  reviewer: Reviewer,
): boolean {
  if (approvedBy.some(({ id }) => id === reviewer.id)) return false;
  return missing > 0 || missingGroups.some((name) => isMember(groups[name] ?? [], reviewer));
}
