import { expect, test } from "vitest";
import { REVIEW_STEPS, type ReviewRefusal, refusalSentence } from "./review-refusal";
import {
  commitRefusal,
  emergencyRefusal,
  judgeRefusal,
  type ReviewedDraft,
  saveRefusal,
  submitRefusal,
  withdrawRefusal,
} from "./review-rules";
import { DRAFT_PHASES, DRAFT_STATES, type DraftPhase, type ReviewTally } from "./review-state";

const EDDA = { key: "person:edda", name: "Edda", email: "edda@acme.example", madeBy: null };
const RUNE = { id: "rune", name: "Rune", email: "rune@acme.example" };
const SEEN = { contentHash: "c1", textHash: "t1" };
const REASON = "The provider is down.";

function draft(phase: DraftPhase, more: Partial<ReviewedDraft> = {}): ReviewedDraft {
  return {
    ...{ phase, state: phase, title: "Change", base: "b1", isUnchanged: false, ...SEEN, issues: 0 },
    ...{ authors: [EDDA], isEmergency: false, ...more },
  };
}

const APPROVED: ReviewTally = {
  ...{ state: "approved", approvedBy: [RUNE], changesRequestedBy: [], missing: 0 },
  ...{ missingGroups: [], standings: ["counts"] },
};

test("each step is there from the phases that it belongs to, and from no other", () => {
  const steps = {
    save: (phase: DraftPhase) => saveRefusal(draft(phase)),
    submit: (phase: DraftPhase) => submitRefusal(draft(phase)),
    judge: (phase: DraftPhase) => judgeRefusal(draft(phase), RUNE, SEEN),
    withdraw: (phase: DraftPhase) =>
      withdrawRefusal(draft(phase), { key: EDDA.key, isAdmin: false }),
    commit: (phase: DraftPhase) => commitRefusal(draft(phase), APPROVED, SEEN, "b1"),
    emergency: (phase: DraftPhase) => emergencyRefusal(draft(phase), REASON, SEEN, "b1"),
    afterwards: (phase: DraftPhase) =>
      judgeRefusal(draft(phase, { isEmergency: true }), RUNE, SEEN),
  };
  const open = Object.entries(steps).map(([step, refusal]) => [
    step,
    DRAFT_PHASES.filter((phase) => refusal(phase) === null).join(" "),
  ]);
  expect(Object.fromEntries(open)).toEqual({
    ...{
      save: "draft in_review",
      submit: "draft",
      judge: "in_review",
      withdraw: "draft in_review",
    },
    ...{ commit: "in_review", emergency: "draft in_review", afterwards: "in_review committed" },
  });
});

test.each<[string, Partial<ReviewedDraft>, Partial<ReviewTally>, string | null, string]>([
  ["a title is missing", { title: " " }, {}, "b1", "no_title"],
  ["the text cannot be read", { contentHash: null, issues: 3 }, {}, "b1", "not_readable"],
  ["the text is that of its base", { isUnchanged: true }, {}, "b1", "nothing_changed"],
  ["another text was seen", { textHash: "t2" }, {}, "b1", "other_content"],
  ["another content was seen", { contentHash: "c2" }, {}, "b1", "other_content"],
  ["another version is there", {}, {}, "b2", "stale_base"],
  ["the table is gone", {}, {}, null, "stale_base"],
  ["the table is new and somebody made it", { base: null }, {}, "b1", "stale_base"],
  ["somebody asks for changes", {}, { changesRequestedBy: [RUNE] }, "b1", "changes_requested"],
  ["an approval is missing", {}, { missing: 1 }, "b1", "approvals_missing"],
  ["a group is missing", {}, { missingGroups: ["risk"] }, "b1", "approvals_missing"],
])("a commit is refused where %s", (_, change, tally, live, code) => {
  expect(
    commitRefusal(draft("in_review", change), { ...APPROVED, ...tally }, SEEN, live)?.code,
  ).toBe(code);
});

test("an emergency does without approvals, and without nothing else", () => {
  const refusal = (change: Partial<ReviewedDraft>, live = "b1", reason = REASON) =>
    emergencyRefusal(draft("draft", change), reason, SEEN, live)?.code ?? null;
  expect(refusal({})).toBeNull();
  expect(refusal({}, "b1", "  because  ")).toBe("reason_too_short");
  expect(refusal({}, "b2")).toBe("stale_base");
  expect(refusal({ contentHash: null })).toBe("not_readable");
  expect(refusal({ textHash: "t2" })).toBe("other_content");
});

test("who wrote in a change may withdraw it, an administrator too, and nobody else", () => {
  const by = (key: string, isAdmin: boolean) =>
    withdrawRefusal(draft("draft"), { key, isAdmin })?.code ?? null;
  expect([by("person:edda", false), by("person:ada", true), by("person:max", false)]).toEqual([
    null,
    null,
    "not_yours",
  ]);
});

test("every refusal is a sentence of its own that begins and ends like one", () => {
  const refusals: ReviewRefusal[] = [
    { code: "own_change" },
    { code: "not_a_person" },
    { code: "other_content" },
    { code: "not_readable", issues: 1 },
    { code: "not_readable", issues: 2 },
    { code: "nothing_changed" },
    { code: "no_title" },
    { code: "reason_too_short", least: 10 },
    { code: "changes_requested", by: ["Rune", "Max"] },
    { code: "approvals_missing", missing: 2, groups: [] },
    { code: "approvals_missing", missing: 0, groups: ["risk"] },
    { code: "approvals_missing", missing: 1, groups: ["risk", "cost"] },
    { code: "stale_base", base: null, live: "a".repeat(40) },
    { code: "stale_base", base: "b".repeat(40), live: null },
    { code: "stale_base", base: "b".repeat(40), live: "a".repeat(40) },
    { code: "saved_meanwhile", by: "Edda" },
    { code: "not_yours" },
    ...DRAFT_STATES.flatMap((state) =>
      REVIEW_STEPS.map((step) => ({ code: "not_in_state", state, step }) as const),
    ),
  ];
  const sentences = refusals.map(refusalSentence);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[a-z]\.$/);
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences).toContain(
    "Not approved yet; still needed: 1 more approval, with somebody of risk and somebody of cost.",
  );
});
