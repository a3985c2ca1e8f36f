import { expect, test } from "vitest";
import { AUDIT_ACTIONS } from "@/lib/core/audit/audit-entry";
import { auditGroups, auditWords } from "./audit-words";

test("every kind of entry can be chosen, in one group and no other", () => {
  const chosen = auditGroups().flatMap(({ actions }) => actions);
  expect(chosen.toSorted()).toEqual([...AUDIT_ACTIONS].toSorted());
});

test("no two kinds of entry are called the same", () => {
  expect(new Set(AUDIT_ACTIONS.map(auditWords)).size).toBe(AUDIT_ACTIONS.length);
});

test("an entry of a later version keeps the name that it came with", () => {
  expect(auditWords("tariff.changed")).toBe("tariff.changed");
});
