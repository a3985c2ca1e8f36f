import { expect, test } from "vitest";
import { type StoredVerdict, tallyReview } from "./review-state";
import type { ReviewPolicy } from "./route-table";
import { waitsFor } from "./waits-for";

const EDDA = { id: "edda", name: "Edda Rossi", email: "edda@team.example" };
const RUNE = { id: "rune", name: "Rune Dahl", email: "rune@team.example" };
const NOW = { contentHash: "c", textHash: "t" };
const AUTHORS = [{ key: "person:edda", name: EDDA.name, email: EDDA.email, madeBy: null }];
const ONE: ReviewPolicy = { approvals: 1 };

function waits(
  reviewer: typeof EDDA,
  {
    verdicts = [],
    policy = ONE,
    ...more
  }: {
    verdicts?: readonly (readonly ["approve" | "request_changes", typeof EDDA])[];
    policy?: ReviewPolicy;
    state?: "draft" | "committed";
    mayReview?: boolean;
    mayDraft?: boolean;
  } = {},
) {
  const { state, mayReview = true, mayDraft = true } = more;
  const stored = verdicts.map(
    ([verdict, by]): StoredVerdict => ({
      ...{ ...NOW, verdict, reviewer: by, at: 1, isEntitled: true },
    }),
  );
  const tally = tallyReview(NOW, AUTHORS, stored, policy);
  const draft = { state: state ?? tally.state, authors: AUTHORS };
  return waitsFor({ ...draft, isEmergency: state === "committed" }, tally, policy, {
    ...{ reviewer, mayReview, mayDraft },
  });
}

test("a change in review waits for whoever may review it and did not write it", () => {
  expect(waits(RUNE)).toBe("verdict");
  expect(waits(EDDA)).toBeNull();
  expect(waits(RUNE, { mayReview: false })).toBeNull();
});

test("a draft that was not handed in waits for nobody", () => {
  expect([waits(RUNE, { state: "draft" }), waits(EDDA, { state: "draft" })]).toEqual([null, null]);
});

test("whoever approved is not waited for again, while another approval is needed", () => {
  const ada = { id: "ada", name: "Ada Okafor", email: "ada@team.example" };
  const half = { verdicts: [["approve", RUNE]], policy: { approvals: 2 } } as const;
  expect(waits(RUNE, half)).toBeNull();
  expect(waits(ada, half)).toBe("verdict");
});

test("where only somebody of a group is missing, it waits for the members of the group alone", () => {
  const policy = { approvals: 1, groups: { security: ["Sam@team.example"] } };
  const sam = { id: "sam", name: "Sam Ito", email: "sam@team.example" };
  const tim = { id: "tim", name: "Tim Roy", email: "tim@team.example" };
  const asked = { verdicts: [["approve", RUNE]], policy } as const;
  expect([waits(sam, asked), waits(tim, asked)]).toEqual(["verdict", null]);
});

test("an approved change waits for its author to commit it, one with changes asked for to be mended", () => {
  expect(waits(EDDA, { verdicts: [["approve", RUNE]] })).toBe("commit");
  expect(waits(EDDA, { verdicts: [["request_changes", RUNE]] })).toBe("changes");
  expect(waits(EDDA, { verdicts: [["approve", RUNE]], mayDraft: false })).toBeNull();
  expect(waits(RUNE, { verdicts: [["approve", RUNE]] })).toBeNull();
});

test("what was committed without approvals waits for a verdict afterwards", () => {
  expect(waits(RUNE, { state: "committed" })).toBe("verdict");
  expect(waits(EDDA, { state: "committed" })).toBeNull();
  expect(waits(RUNE, { state: "committed", verdicts: [["approve", RUNE]] })).toBeNull();
});
