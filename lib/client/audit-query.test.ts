import { expect, test } from "vitest";
import { type AuditFilter, auditExportUrl } from "./audit-query";

const ALL: AuditFilter = { q: "", actor: "", subject: "", actions: [], range: null };
const NOW = Date.UTC(2026, 10, 23, 8, 0);

const params = (filter: Partial<AuditFilter>) => [
  ...new URL(auditExportUrl({ ...ALL, ...filter }, "csv", NOW), "http://host").searchParams,
];

test("an export without filters asks for everything", () => {
  expect(params({})).toEqual([["format", "csv"]]);
});

test("an export carries every filter of the screen", () => {
  const filter: Partial<AuditFilter> = {
    ...{ q: "left & gone", actor: "mia@team.example", subject: "eve" },
    actions: ["person.disabled", "sign_out"],
    range: { kind: "between", from: 1_000, to: 2_000 },
  };
  expect(params(filter)).toEqual([
    ["q", "left & gone"],
    ["actor", "mia@team.example"],
    ["subject", "eve"],
    ["action", "person.disabled"],
    ["action", "sign_out"],
    ["from", "1000"],
    ["to", "2000"],
    ["format", "csv"],
  ]);
});

test("the last seven days of an export end now, not at what was newest when the screen was opened", () => {
  const range = { kind: "last", durationMs: 7 * 86_400_000, until: null } as const;
  const { from, to } = Object.fromEntries(params({ range }));
  expect(Number(to)).toBeGreaterThan(NOW);
  expect(Number(to) - Number(from)).toBe(7 * 86_400_000);
});
