import { expect, test } from "vitest";
import { approveHindrance, editWarning, neededWords } from "./route-review-words";

const DRAFT = {
  ...{ state: "in_review", missing: 1, missingGroups: [], approvedBy: [] },
  ...{ changesRequestedBy: [], isStale: false, emergency: null, reviewedAt: null },
} as const satisfies Parameters<typeof neededWords>[0];
const MIA = { id: "mia", name: "Mia", email: "mia@team.example" };
const MAY = { allowed: true, why: null, refusal: null };

test("who is still needed is said with the groups and with who agreed so far", () => {
  const draft = { ...DRAFT, missingGroups: ["cost"], approvedBy: [MIA] };
  expect(neededWords(draft)).toBe(
    "It still needs 1 approval by somebody who did not write in it, with somebody of cost among who approve. Approved so far by Mia.",
  );
});

test("a group alone can be missing when there are approvals enough", () => {
  expect(neededWords({ ...DRAFT, missing: 0, missingGroups: ["cost"] })).toBe(
    "It still needs the approval of somebody of cost.",
  );
});

test("an approved change on an old base is not said to be ready", () => {
  const approved = { ...DRAFT, state: "approved" as const, missing: 0, approvedBy: [MIA] };
  expect(neededWords(approved)).toMatch(/it can be committed\.$/);
  expect(neededWords({ ...approved, isStale: true })).toMatch(/bring that in first\.$/);
});

test("an emergency commit asks for its review until it was reviewed", () => {
  const committed = { ...DRAFT, state: "committed", emergency: "Everything is down." } as const;
  expect(neededWords(committed)).toMatch(/still needs 1 approval .* afterwards\.$/);
  expect(neededWords({ ...committed, reviewedAt: 1 })).toMatch(/reviewed afterwards\.$/);
});

test("nobody approves before the checks are known, or over an error, or past a warning", () => {
  const hindrance = (unticked: number, errors: number | null) =>
    approveHindrance({ step: MAY, unticked, errors });
  expect(hindrance(0, null)).toBe("The checks of this text are not read yet.");
  expect(hindrance(0, 2)).toBe("2 checks failed: it cannot be approved.");
  expect(hindrance(1, 0)).toBe("Tick 1 warning first.");
  expect(hindrance(0, 0)).toBeNull();
});

test("who may not judge reads why in the server's words, whatever the checks say", () => {
  const step = { allowed: false, why: "You wrote in this change.", refusal: null };
  expect(approveHindrance({ step, unticked: 3, errors: null })).toBe("You wrote in this change.");
});

test("before somebody edits what was judged it is said what that takes back, and otherwise nothing is", () => {
  const counts = { standing: "counts" } as const;
  const old = { standing: "other_content" } as const;
  expect(editWarning({ phase: "in_review", verdicts: [counts, old] })).toBe(
    "It is in review: an edit, also of title, reason or ticket, makes the verdict that was given worthless.",
  );
  expect(editWarning({ phase: "in_review", verdicts: [counts, counts] })).toContain("2 verdicts");
  expect(editWarning({ phase: "in_review", verdicts: [old] })).toBeNull();
  expect(editWarning({ phase: "draft", verdicts: [] })).toBeNull();
  expect(editWarning({ phase: "committed", verdicts: [counts] })).toBeNull();
});
