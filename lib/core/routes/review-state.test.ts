import fc from "fast-check";
import { expect, test } from "vitest";
import type { DraftAuthor, Reviewer } from "./review-author";
import { DEFAULT_POLICY, draftState, type StoredVerdict, tallyReview } from "./review-state";
import type { ReviewPolicy } from "./route-table";

const NOW = { contentHash: "c1", textHash: "t1" };
const EDDA: DraftAuthor = {
  key: "person:edda",
  name: "Edda",
  email: "edda@acme.example",
  madeBy: null,
};
const who = (id: string): Reviewer => ({ id, name: id, email: `${id}@acme.example` });

function verdict(id: string, more: Partial<StoredVerdict> = {}): StoredVerdict {
  return { ...NOW, reviewer: who(id), verdict: "approve", at: 0, isEntitled: true, ...more };
}

const NO = { verdict: "request_changes" } as const;

test.each<[string, StoredVerdict[], ReviewPolicy, string, number]>([
  ["nobody said anything", [], DEFAULT_POLICY, "in_review", 1],
  ["somebody else approved", [verdict("rune")], DEFAULT_POLICY, "approved", 0],
  ["one of two approved", [verdict("rune")], { approvals: 2 }, "in_review", 1],
  ["one approved twice", [verdict("rune"), verdict("rune")], { approvals: 2 }, "in_review", 1],
  ["two approved", [verdict("rune"), verdict("max")], { approvals: 2 }, "approved", 0],
  [
    "one approved, one asks for changes",
    [verdict("rune"), verdict("max", NO)],
    DEFAULT_POLICY,
    "changes_requested",
    0,
  ],
  [
    "who asked for changes approved then",
    [verdict("max", NO), verdict("max")],
    DEFAULT_POLICY,
    "approved",
    0,
  ],
  [
    "who approved asks for changes now",
    [verdict("max"), verdict("max", NO)],
    DEFAULT_POLICY,
    "changes_requested",
    1,
  ],
  [
    "changes were asked for another text",
    [verdict("max", { ...NO, textHash: "t0" }), verdict("rune")],
    DEFAULT_POLICY,
    "approved",
    0,
  ],
  ["the text is another", [verdict("rune", { textHash: "t0" })], DEFAULT_POLICY, "in_review", 1],
  [
    "the content is another",
    [verdict("rune", { contentHash: "c0" })],
    DEFAULT_POLICY,
    "in_review",
    1,
  ],
  [
    "the reviewer lost the role",
    [verdict("rune", { isEntitled: false })],
    DEFAULT_POLICY,
    "in_review",
    1,
  ],
  ["the reviewer wrote in it", [verdict("edda")], DEFAULT_POLICY, "in_review", 1],
  ["the policy asks for nobody", [], { approvals: 0 }, "in_review", 1],
  ["the policy is no number", [], { approvals: Number.NaN }, "in_review", 1],
])("where %s", (_, verdicts, policy, state, missing) => {
  expect(tallyReview(NOW, [EDDA], verdicts, policy)).toMatchObject({ state, missing });
});

test("a group agrees by any of its members, named by address in whatever letters or by id, and an empty one never", () => {
  const groups = { risk: [" MAX@acme.example "], cost: ["rune"], nobody: [] };
  const tally = (...ids: string[]) =>
    tallyReview(
      NOW,
      [EDDA],
      ids.map((id) => verdict(id)),
      { approvals: 1, groups },
    ).missingGroups;
  expect(tally("max")).toEqual(["cost", "nobody"]);
  expect(tally("max", "rune")).toEqual(["nobody"]);
});

test("an author is known by account, by address, and by the token that they made", () => {
  const authors: DraftAuthor[] = [
    { key: "person:other-id", name: "Old account", email: "MAX@acme.example", madeBy: null },
    { key: "token:7", name: "bot", email: null, madeBy: "rune@acme.example" },
  ];
  const verdicts = [verdict("max"), verdict("rune"), verdict("vera")];
  expect(tallyReview(NOW, authors, verdicts, DEFAULT_POLICY).standings).toEqual([
    "own_change",
    "own_change",
    "counts",
  ]);
});

test("a text that cannot be read is approved by nobody", () => {
  expect(tallyReview(null, [EDDA], [verdict("rune")], DEFAULT_POLICY).state).toBe("in_review");
});

test("only a draft that was handed in has the state that its verdicts give it", () => {
  const tally = tallyReview(NOW, [EDDA], [verdict("rune")], DEFAULT_POLICY);
  const phases = ["draft", "in_review", "committed", "withdrawn"] as const;
  expect(phases.map((phase) => draftState(phase, tally))).toEqual([
    "draft",
    "approved",
    "committed",
    "withdrawn",
  ]);
});

test("whatever was said by whomever: an approved change has enough different approvers, none of them an author, all on this text", () => {
  const person = fc.constantFrom("edda", "rune", "max", "vera", "otto");
  const anyVerdict = fc.record({
    id: person,
    verdict: fc.constantFrom("approve" as const, "request_changes" as const),
    textHash: fc.constantFrom("t0", "t1"),
    contentHash: fc.constantFrom("c0", "c1"),
    isEntitled: fc.boolean(),
  });
  const policies = fc.record({
    approvals: fc.integer({ min: -1, max: 3 }),
    groups: fc.dictionary(fc.constantFrom("risk", "cost"), fc.array(person, { maxLength: 2 })),
  });
  fc.assert(
    fc.property(
      fc.array(anyVerdict, { maxLength: 12 }),
      fc.array(person),
      policies,
      (said, wrote, policy) => {
        const authors = wrote.map((id) => ({ ...EDDA, key: `person:${id}`, email: null }));
        const verdicts = said.map(({ id, ...rest }) => verdict(id, rest));
        const { state, approvedBy } = tallyReview(NOW, authors, verdicts, policy);
        if (state !== "approved") return;
        const ids = new Set(approvedBy.map(({ id }) => id));
        expect(ids.size).toBe(approvedBy.length);
        expect(ids.size).toBeGreaterThanOrEqual(Math.max(1, policy.approvals));
        for (const id of ids) {
          expect(wrote).not.toContain(id);
          const last = said
            .filter(
              (one) =>
                one.id === id &&
                one.isEntitled &&
                one.textHash === "t1" &&
                one.contentHash === "c1",
            )
            .at(-1);
          expect(last?.verdict).toBe("approve");
        }
        for (const members of Object.values(policy.groups)) {
          expect(members.some((member) => ids.has(member))).toBe(true);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test("an author more never makes a change approved that was not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("rune", "max", "vera")),
      fc.constantFrom("rune", "max", "vera"),
      (said, more) => {
        const verdicts = said.map((id) => verdict(id));
        const before = tallyReview(NOW, [EDDA], verdicts, { approvals: 2 }).state;
        const author = { ...EDDA, key: `person:${more}`, email: null };
        const after = tallyReview(NOW, [EDDA, author], verdicts, { approvals: 2 }).state;
        if (before !== "approved") expect(after).not.toBe("approved");
      },
    ),
  );
});
