import { expect, test } from "vitest";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { StoredFact } from "@/lib/core/store/event-store";
import { findPenalties } from "./find-penalties";

type Decided = Extract<Evidence, { kind: "failover_decided" }>;
type Recorded = Extract<Evidence, { kind: "key_penalised" }>;

let lines = 0;
function stored(evidence: Evidence): StoredFact {
  const place = { gateway: "gw", region: null, runtime: null, source: "/log", offset: 0, bytes: 1 };
  return { ...place, lineId: lines++, evidence };
}

function decided(at: number, part: Partial<Decided> = {}): StoredFact {
  return stored({
    ...{ kind: "failover_decided", at, traceId: "t", spanId: null, runId: "run", provider: "p" },
    ...{ decision: "fallback_model", model: "large", keyId: "k", reason: "rate_limit" },
    ...{ status: 429, timedOut: false, aborted: false, preview: null, penalises: true },
    ...part,
  });
}

function recorded(at: number, part: Partial<Recorded> = {}): StoredFact {
  return stored({
    ...{ kind: "key_penalised", at, traceId: "t", spanId: null, runId: "run", provider: "p" },
    ...{ keyId: "k", reason: "rate_limit", window: "cooldown", until: 30_000, reused: false },
    ...part,
  });
}

const unmarked = (facts: StoredFact[]) =>
  findPenalties(facts).filter(({ record }) => record === null).length;

test.each([
  ["just before the record", [decided(100), recorded(107)]],
  ["just after the record", [recorded(100), decided(104)]],
])("a decision %s is the same incident, and says for which model", (_, facts) => {
  expect(findPenalties(facts)).toMatchObject([{ model: "large", record: { reused: false } }]);
});

test.each([
  ["no record of the request", [decided(100)]],
  ["a record of another request only", [decided(100), recorded(101, { runId: "other" })]],
  ["a record of another key only", [decided(100), recorded(101, { keyId: "other" })]],
  ["a record of the key from long before", [recorded(100), decided(60_000)]],
])("a decision on a key with %s is an incident without a record", (_, facts) => {
  expect(unmarked(facts)).toBe(1);
});

test("a key that fails twice within a moment, the second time at the cap, has one incident without a record", () => {
  const facts = [
    decided(100),
    recorded(105),
    decided(900, { model: "mini" }),
    // Of the second failure there is no record.
  ];
  expect(findPenalties(facts)).toMatchObject([
    { at: 105, model: "large", record: { reused: false } },
    { at: 900, model: "mini", record: null },
  ]);
});

test.each(["server_error", "overloaded", "format"])(
  "%s names the key and does not count against it",
  (reason) => {
    expect(unmarked([decided(100, { reason, penalises: false })])).toBe(0);
    expect(unmarked([decided(100, { reason, penalises: null })])).toBe(0);
  },
);

test("of decisions that were stored before their word on the key was read, the reason tells", () => {
  expect(unmarked([decided(100, { penalises: null })])).toBe(1);
});

test("a release that penalises an overload is believed", () => {
  expect(unmarked([decided(100, { reason: "overloaded", penalises: true })])).toBe(1);
});

test("a decision that names no key is no key's incident", () => {
  expect(findPenalties([decided(100, { keyId: null })])).toEqual([]);
});
