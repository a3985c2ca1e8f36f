import type { RouteDraftWire, VerdictWire } from "@/lib/contracts/route-drafts";
import type { RouteDraftLineWire } from "@/lib/contracts/route-versions";
import { formatCounted } from "./format-number";

export const DRAFT_STATE_WORDS = {
  draft: "Draft",
  in_review: "In review",
  approved: "Approved",
  changes_requested: "Changes requested",
  committed: "Committed",
  withdrawn: "Withdrawn",
} as const satisfies Record<RouteDraftWire["state"], string>;

/** What a change needs of who reads it. */
export const WAITS_WORDS = {
  verdict: "waits for your verdict",
  changes: "waits for you: changes were asked for",
  commit: "waits for your commit",
} as const satisfies Record<NonNullable<RouteDraftLineWire["waits"]>, string>;

/** Whether a verdict counts, and why not. */
export const STANDING_WORDS = {
  counts: "Counts",
  other_content: "Does not count: the change was edited after it",
  own_change: "Does not count: they wrote in the change themselves",
  not_entitled: "Does not count: they may not review this table any more",
  replaced: "Does not count: they judged again later",
} as const satisfies Record<VerdictWire["standing"], string>;

export const VERDICT_WORDS = {
  approve: "Approved",
  request_changes: "Requested changes",
} as const satisfies Record<VerdictWire["verdict"], string>;

/** What an edit takes back, said before somebody types; `null`: nothing. */
export function editWarning({
  phase,
  verdicts,
}: {
  readonly phase: RouteDraftWire["phase"];
  readonly verdicts: readonly Pick<VerdictWire, "standing">[];
}): string | null {
  const counting = verdicts.filter(({ standing }) => standing === "counts").length;
  if (phase !== "in_review" || counting === 0) return null;
  const given = counting === 1 ? "the verdict that was given" : `the ${counting} verdicts given`;
  return `It is in review: an edit, also of title, reason or ticket, makes ${given} worthless.`;
}

type Needed = Pick<
  RouteDraftWire,
  "state" | "missing" | "missingGroups" | "approvedBy" | "changesRequestedBy"
> &
  Pick<RouteDraftWire, "isStale" | "emergency" | "reviewedAt">;

/** What has to happen before this change is in force, as one sentence; the answer that stands on top. */
export function neededWords(draft: Needed): string {
  switch (draft.state) {
    case "draft":
      return "It is being written: nobody can approve it before it is handed in for review.";
    case "in_review":
      return `It still needs ${approvalWords(draft)}.${soFar(draft)}`;
    case "changes_requested":
      return `${listed(draft.changesRequestedBy)} asked for changes: it cannot be committed before it is edited, or they judge again.`;
    case "approved":
      return draft.isStale
        ? `Approved by ${listed(draft.approvedBy)}, but a newer version was committed since it began: bring that in first.`
        : `Approved by ${listed(draft.approvedBy)}: it can be committed.`;
    case "committed":
      if (draft.emergency === null) return "It is committed.";
      return draft.reviewedAt === null
        ? `It was committed in an emergency, without approvals. It still needs ${approvalWords(draft)} afterwards.`
        : "It was committed in an emergency, and reviewed afterwards.";
    case "withdrawn":
      return "It was withdrawn, and changes nothing.";
  }
}

/** Why Approve cannot be pressed yet; `null`: it can, as far as the page knows. */
export function approveHindrance({
  step,
  unticked,
  errors,
}: {
  readonly step: RouteDraftWire["steps"]["judge"];
  readonly unticked: number;
  /** `null`: the checks are not known. */
  readonly errors: number | null;
}): string | null {
  if (!step.allowed) return step.why ?? "You may not review this change.";
  if (errors === null) return "The checks of this text are not read yet.";
  if (errors > 0) return `${formatCounted(errors, "check")} failed: it cannot be approved.`;
  if (unticked > 0) return `Tick ${formatCounted(unticked, "warning")} first.`;
  return null;
}

function approvalWords({ missing, missingGroups }: Needed): string {
  const groups = missingGroups.map((group) => `somebody of ${group}`).join(" and ");
  const approvals = `${formatCounted(missing, "approval")} by somebody who did not write in it`;
  if (groups === "") return approvals;
  return missing === 0
    ? `the approval of ${groups}`
    : `${approvals}, with ${groups} among who approve`;
}

function soFar({ approvedBy }: Needed): string {
  return approvedBy.length === 0 ? "" : ` Approved so far by ${listed(approvedBy)}.`;
}

function listed(people: readonly { readonly name: string }[]): string {
  const names = people.map(({ name }) => name);
  return names.length < 2
    ? (names[0] ?? "somebody")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
