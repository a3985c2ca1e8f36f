import type { DraftState } from "./review-state";

/** Why a step of a review is refused, with what is needed to say it. */
export type ReviewRefusal =
  | { readonly code: "not_in_state"; readonly state: DraftState; readonly step: ReviewStep }
  | { readonly code: "own_change" }
  | { readonly code: "not_a_person" }
  | { readonly code: "other_content" }
  | { readonly code: "not_readable"; readonly issues: number }
  | { readonly code: "nothing_changed" }
  | { readonly code: "no_title" }
  | { readonly code: "reason_too_short"; readonly least: number }
  | { readonly code: "changes_requested"; readonly by: readonly string[] }
  | {
      readonly code: "approvals_missing";
      readonly missing: number;
      readonly groups: readonly string[];
    }
  | { readonly code: "stale_base"; readonly base: string | null; readonly live: string | null }
  /** So many errors of its checks block it. */
  | { readonly code: "checks_failed"; readonly errors: number }
  /** Warnings that an approval has to tick, by their ids. */
  | { readonly code: "warnings_left"; readonly ids: readonly string[] }
  | { readonly code: "saved_meanwhile"; readonly by: string }
  | { readonly code: "not_yours" };

export const REVIEW_STEPS = [
  "save",
  "submit",
  "judge",
  "withdraw",
  "commit",
  "emergency",
  "judge afterwards",
] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

/** What is refused and what to do, in a sentence. */
export function refusalSentence(refusal: ReviewRefusal): string {
  switch (refusal.code) {
    case "not_in_state":
      return `This change is ${STATE_WORDS[refusal.state]}: ${STEP_WORDS[refusal.step]}.`;
    case "own_change":
      return "You wrote in this change, yourself or by a token of yours: somebody else has to judge it.";
    case "not_a_person":
      return "Only a person who is signed in can judge a change; a token or the command line cannot.";
    case "other_content":
      return "The change was edited since you looked at it: look again, then decide.";
    case "not_readable":
      return `The text is not a route table yet: ${refusal.issues} ${refusal.issues === 1 ? "thing is" : "things are"} wrong with it.`;
    case "nothing_changed":
      return "The text is that of the version it began from: there is nothing to commit.";
    case "no_title":
      return "Say in a title what the change does.";
    case "reason_too_short":
      return `Say why, in at least ${refusal.least} characters: it is read afterwards.`;
    case "changes_requested":
      return `${listed(refusal.by)} asked for changes: they have to approve, or the change has to be edited.`;
    case "approvals_missing":
      return `Not approved yet; still needed: ${missingWords(refusal)}.`;
    case "stale_base":
      return refusal.live === null
        ? "The table that this change began from is not there any more."
        : `Version ${refusal.live.slice(0, 10)} was committed while this change was made from ${refusal.base === null ? "nothing" : refusal.base.slice(0, 10)}: bring it in, then have it reviewed again.`;
    case "checks_failed":
      return `The checks found ${refusal.errors} ${refusal.errors === 1 ? "error, which blocks" : "errors, which block"} it: mend the table first.`;
    case "warnings_left":
      return `${refusal.ids.length} ${refusal.ids.length === 1 ? "warning has" : "warnings have"} to be ticked before it can be approved.`;
    case "saved_meanwhile":
      return `${refusal.by} saved this draft meanwhile. Nothing was overwritten, and your text is kept beside it.`;
    case "not_yours":
      return "Only somebody who wrote in this change, or an administrator, can do that.";
  }
}

const STATE_WORDS = {
  draft: "a draft",
  in_review: "in review",
  approved: "approved",
  changes_requested: "sent back for changes",
  committed: "committed",
  withdrawn: "withdrawn",
} as const satisfies Record<DraftState, string>;

const STEP_WORDS = {
  save: "its text is final",
  submit: "it cannot be handed in for review",
  judge: "there is nothing to judge",
  withdraw: "it cannot be withdrawn",
  commit: "hand it in for review first, or begin another",
  emergency: "it cannot be committed",
  "judge afterwards": "only an emergency commit is reviewed afterwards",
} as const satisfies Record<ReviewStep, string>;

function missingWords({
  missing,
  groups,
}: {
  readonly missing: number;
  readonly groups: readonly string[];
}): string {
  const parts = [
    missing > 0 ? `${missing} more ${missing === 1 ? "approval" : "approvals"}` : "",
    groups.length > 0 ? listed(groups.map((group) => `somebody of ${group}`)) : "",
  ];
  return parts.filter(Boolean).join(", with ");
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? "Somebody")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
