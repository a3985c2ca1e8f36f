import { expect, test } from "vitest";
import { auditChanges } from "./audit-changes";
import { formatExact } from "./format-time";

const changes = (before: unknown, after: unknown) =>
  auditChanges(before, after, (at) => formatExact(at, "UTC"));
const grant = (role: string, gateways: string[] | null = null) => ({
  ...{ role, gateways },
  environments: null,
});

test("what stayed the same is not told as a change", () => {
  expect(changes({ a: 1, b: 2 }, { a: 1, b: 3 })).toEqual([{ what: "b", before: "2", after: "3" }]);
  expect(changes(null, null)).toEqual([]);
});

test("what was added or taken away says so by the side that is missing", () => {
  expect(changes(null, { ended: 0 })).toEqual([
    { what: "Sessions ended", before: null, after: "0" },
  ]);
  expect(changes({ reason: "old" }, {})).toEqual([{ what: "reason", before: "old", after: null }]);
});

test("roles are told as a whole on either side, each with what it holds for", () => {
  expect(
    changes([grant("viewer")], [grant("viewer"), grant("editor", ["fra-1", "sgp-1"])]),
  ).toEqual([{ what: "Roles", before: "Viewer", after: "Viewer, Editor on fra-1, sgp-1" }]);
});

test("whoever lost their last role has none, which is not the same as nothing being known", () => {
  expect(changes([grant("viewer")], [])).toEqual([
    { what: "Roles", before: "Viewer", after: "none" },
  ]);
});

test("an emptied list of something else is no role", () => {
  const step = { id: "backoff", text: "Back off", why: "It undoes itself." };
  expect(changes({ refused: [step] }, { refused: [] }).map(({ what }) => what)).toEqual([
    ...["refused.0.id", "refused.0.text", "refused.0.why"],
  ]);
});

test("a token's entry says role, Gateway and end as people say them", () => {
  const token = { role: "ingest", gateway: "fra-1", expiresAt: Date.UTC(2026, 10, 30, 7, 50) };
  expect(changes(null, token)).toEqual([
    { what: "Role", before: null, after: "Sender" },
    { what: "Gateway", before: null, after: "fra-1" },
    { what: "Ends", before: null, after: "2026-11-30 07:50:00.000" },
  ]);
});

test("a refusal of single sign-on has the words of the sign-in page", () => {
  expect(changes(null, { by: "oidc", why: "disabled" })).toEqual([
    { what: "By", before: null, after: "single sign-on" },
    {
      ...{ what: "Why", before: null },
      after: "Your account is disabled. An administrator can enable it.",
    },
  ]);
});

test("a plain value without a name is a change of the whole", () => {
  expect(changes("a", "b")).toEqual([{ what: "Value", before: "a", after: "b" }]);
});
