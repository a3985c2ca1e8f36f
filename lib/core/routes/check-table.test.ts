import fc from "fast-check";
import { expect, test } from "vitest";
import { anyEdit, anyTable } from "@/tests/routes/any-table";
import { bannedBy } from "./ban-pattern";
import type { CheckCode } from "./check-issue";
import { checkTable } from "./check-table";
import { type ModelFact, NO_FACTS, type RouteFacts } from "./route-facts";
import type { RouteTable, Scenario } from "./route-table";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 12);

function fact(model: string, more: Partial<ModelFact> = {}): ModelFact {
  const rated = { attempts: 100, succeeded: 97, rateLimited: 3 };
  const day = { attempts: 100, rated, p95Ms: 4_000, latencyCount: 97 };
  return { ...{ model, lastSeenAt: NOW - HOUR, attempts: 900, day, regions: ["eu"] }, ...more };
}

const FACTS: RouteFacts = {
  gateways: null,
  elsewhere: [],
  asOf: NOW,
  models: [fact("a/big"), fact("a/small"), fact("b/other", { regions: ["us"] })],
  keys: [
    { provider: "a", name: "a:one" },
    { provider: "a", name: "a:two" },
    { provider: "b", name: "b:one" },
  ],
  capabilities: { tiers: [], models: {} },
};
const BASE: RouteTable = { scenarios: { default: { primary: "a/big", fallbacks: ["b/other"] } } };

function checked(table: RouteTable, facts = FACTS, base: RouteTable | null = BASE) {
  return checkTable({ table, base, facts });
}

function withDefault(parts: Scenario, rest: Partial<RouteTable> = {}): RouteTable {
  return { ...BASE, ...rest, scenarios: { default: { ...BASE.scenarios.default, ...parts } } };
}

function the(code: CheckCode, table: RouteTable, facts = FACTS) {
  return checked(table, facts).filter((issue) => issue.code === code);
}

test("a table that is as good as its base has nothing that is new", () => {
  expect(checked(BASE).filter(({ isNew }) => isNew)).toEqual([]);
});

test("a banned model blocks wherever a chain reaches it, with the whole way", () => {
  const table: RouteTable = {
    scenarios: {
      default: { primary: "a/big", fallbacks: ["b/other"] },
      // Without a list of its own it takes that of default.
      "cron:nightly": { primary: "a/small" },
    },
    banned: ["B/oth*"],
  };
  const issues = the("banned_reachable", table);
  expect(issues).toContainEqual(
    expect.objectContaining({
      ...{ severity: "error", model: "b/other", pattern: "B/oth*", way: ["a/big", "b/other"] },
      ...{ scenario: "default", path: ["scenarios", "default", "fallbacks", 0] },
    }),
  );
  expect(issues.map(({ id }) => id)).toContain("banned_reachable default b/other cron:nightly");
});

test("that sessions may choose a banned model is said, unless the allow list leaves it out", () => {
  const banned = ["x/secret"];
  expect(the("ban_selectable", { ...BASE, banned })).toMatchObject([{ refs: null }]);
  expect(the("ban_selectable", { ...BASE, banned, allow: ["x/*"] })).toMatchObject([
    { refs: ["x/*"] },
  ]);
  expect(the("ban_selectable", { ...BASE, banned, allow: ["a/*", "a/big"] })).toEqual([]);
  const listed = { ...BASE, banned, allow: ["x/secret"] };
  expect(the("banned_reachable", listed)).toMatchObject([{ path: ["allow"], model: "x/secret" }]);
});

test("a model that no traffic had and no label names is asked about, and an old one that still has traffic", () => {
  const table = withDefault({ primary: "a/bgi" });
  expect(the("never_seen", table)).toMatchObject([
    { model: "a/bgi", path: ["scenarios", "default", "primary"], isNew: true },
  ]);
  expect(the("not_in_table", table)).toMatchObject([
    { model: "a/big", attempts: 900, lastSeenAt: NOW - HOUR, isNew: true },
    { model: "a/small", isNew: false },
  ]);
  const labelled = { ...table, capabilities: { "a/bgi": { tier: "new" } } };
  expect(the("never_seen", labelled)).toEqual([]);
  expect(the("never_seen", table, NO_FACTS)).toEqual([]);
});

test("members that share a provider, a key, a budget or a region are said to fail together", () => {
  const same = withDefault({ fallbacks: ["a/small"] });
  expect(the("one_provider", same)).toMatchObject([{ provider: "a", models: 2 }]);
  expect(the("one_region", same)).toMatchObject([{ region: "eu", models: 2 }]);
  expect(the("one_provider", BASE)).toEqual([]);
  expect(the("one_region", BASE)).toEqual([]);
  // Another one may never have failed.
  const known = { ...FACTS, keys: [{ provider: "a", name: "a:one" }] };
  expect(the("one_key", same, known)).toEqual([]);
  expect(the("one_provider", same, known)).toHaveLength(1);
  const one = { ...same, keys: { a: { order: ["a:one"] } } };
  expect(the("one_key", one)).toMatchObject([{ provider: "a", key: "a:one" }]);
  const budget = { a: { order: ["a:one", "a:two"], failureBudget: "shared" as const } };
  expect(the("one_key", { ...same, keys: budget })).toMatchObject([{ provider: "a", key: null }]);
});

test("a provider without a key is said where keys are known at all", () => {
  const table = withDefault({ fallbacks: ["c/none"] });
  expect(the("no_key", table)).toMatchObject([{ provider: "c" }]);
  expect(the("no_key", table, { ...FACTS, keys: [] })).toEqual([]);
  expect(the("no_key", { ...table, keys: { c: { order: ["c:mine"] } } })).toEqual([]);
  // It was called, so it has one: records name keys that failed.
  const called = { ...FACTS, models: [...FACTS.models, fact("C/more")] };
  expect(the("no_key", table, called)).toEqual([]);
});

test("a model that stands twice in a chain is said, where it is written the second time", () => {
  expect(the("duplicate", withDefault({ fallbacks: ["b/other", "A/big"] }))).toMatchObject([
    { model: "A/big", path: ["scenarios", "default", "fallbacks", 1] },
  ]);
});

test("what a fallback cannot do is said until somebody acknowledges exactly that", () => {
  const capabilities = { "a/big": { vision: true }, "b/other": { vision: false } };
  const table = { ...BASE, capabilities };
  expect(the("capability_gap", table)).toMatchObject([
    { from: "a/big", to: "b/other", lost: [{ what: "vision" }] },
  ]);
  const gap = { scenario: "default", from: "a/big", to: "b/other", why: "Text only at night." };
  expect(the("capability_gap", { ...table, acknowledged: [gap] })).toEqual([]);
  const other = { ...gap, scenario: "image" };
  expect(the("capability_gap", { ...table, acknowledged: [other] })).toHaveLength(1);
});

test("a threshold that the last day breaks is said with what was measured and on how much", () => {
  const table = withDefault({ slo: { p95Ms: 3_000, rateLimitedRatio: 0.02 } });
  expect(the("threshold_broken", table)).toMatchObject([
    { threshold: "p95Ms", allowed: 3_000, measured: 4_000, n: 97 },
    { threshold: "rateLimitedRatio", allowed: 0.02, measured: 0.03, n: 100 },
  ]);
  expect(the("threshold_broken", withDefault({ slo: { p95Ms: 4_000 } }))).toEqual([]);
});

test("too little traffic, or traffic of logs without successes, breaks no threshold", () => {
  const table = withDefault({ slo: { p95Ms: 1, rateLimitedRatio: 0 } });
  const rated = { attempts: 0, succeeded: 0, rateLimited: 0 };
  const day = { attempts: 100, rated, p95Ms: 9_000, latencyCount: 100 };
  const facts = { ...FACTS, models: [fact("a/big", { day })] };
  expect(the("threshold_broken", table, facts)).toEqual([]);
});

test("a chain that loses its safety net is new, one that never had it is not", () => {
  const strict = withDefault({ fallbacks: [] });
  expect(the("became_strict", strict)).toMatchObject([
    { scenario: "default", model: "a/big", because: "empty_list", isNew: true },
  ]);
  expect(checkTable({ table: strict, base: strict, facts: FACTS })).not.toContainEqual(
    expect.objectContaining({ code: "became_strict" }),
  );
});

test("a bare id is said, since the Gateway guesses its provider", () => {
  expect(the("no_provider", withDefault({ fallbacks: ["other"] }))).toMatchObject([
    { written: "other", model: "a/other" },
  ]);
});

test("a ban matches as people read it", () => {
  const is = (pattern: string, model: string) => bannedBy(model, [pattern]) !== null;
  expect(is("*/*-preview", "google/gemini-preview")).toBe(true);
  expect(is("*/*-preview", "google/preview")).toBe(false);
  expect(is("a/*x*y", "a/1x2y")).toBe(true);
  expect(is("a/*x*y", "a/xx")).toBe(false);
  expect(is("a/b", "a/bc")).toBe(false);
  expect(is("*", "a/b")).toBe(true);
  expect(is("a/*b", "a/b")).toBe(true);
  expect(is("ab*ba", "aba")).toBe(false);
});

test("a ban matches what the same pattern as a regular expression matches", () => {
  const letters = fc.array(fc.constantFrom("a", "b", "/", "*"), { maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, (pattern, text) => {
      const model = text.join("").replaceAll("*", "c");
      const ban = pattern.join("");
      // A provider's letters are of either case; here all are small.
      const expression = new RegExp(`^${ban.replaceAll("*", ".*")}$`);
      expect(bannedBy(model, [ban]) !== null).toBe(expression.test(model));
    }),
  );
});

test("issues are the same whatever the order in which scenarios are written, each once", () => {
  fc.assert(
    fc.property(anyEdit, ([base, table]) => {
      const reversed = Object.entries(table.scenarios).toReversed();
      const issues = checked(table, FACTS, base);
      const again = checked({ ...table, scenarios: Object.fromEntries(reversed) }, FACTS, base);
      expect(again.map(({ id }) => id).toSorted()).toEqual(issues.map(({ id }) => id).toSorted());
      expect(new Set(issues.map(({ id }) => id)).size).toBe(issues.length);
    }),
  );
});

test("one more ban never takes an error away, and a table is never new beside itself", () => {
  fc.assert(
    fc.property(anyTable, fc.constantFrom("a/*", "*qwen*", "x/y"), (table, ban) => {
      const errors = (of: RouteTable) =>
        checked(of).flatMap(({ id, severity }) => (severity === "error" ? [id] : []));
      const more = { ...table, banned: [...(table.banned ?? []), ban] };
      expect(errors(more)).toEqual(expect.arrayContaining(errors(table)));
      expect(checked(table, FACTS, table).filter(({ isNew }) => isNew)).toEqual([]);
    }),
  );
});

test.each<[CheckCode, RouteTable, RouteTable]>([
  [
    "one_key",
    withDefault({ fallbacks: ["a/small"] }, { keys: { a: { order: ["a:one"] } } }),
    withDefault({ fallbacks: ["a/small"] }, { keys: { a: { order: ["a:two"] } } }),
  ],
  [
    "one_region",
    withDefault({ primary: "a/big", fallbacks: ["a/small"] }),
    withDefault({ primary: "b/other", fallbacks: ["b/more"] }),
  ],
  [
    "threshold_broken",
    withDefault({ slo: { p95Ms: 3_000 } }),
    withDefault({ slo: { p95Ms: 2_000 } }),
  ],
  [
    "list_without_effect",
    { scenarios: { ...BASE.scenarios, utility: { primary: "a/small", fallbacks: ["b/other"] } } },
    { scenarios: { ...BASE.scenarios, utility: { primary: "a/small", fallbacks: ["a/big"] } } },
  ],
  [
    "capability_gap",
    { ...BASE, capabilities: { "a/big": { vision: true }, "b/other": { vision: false } } },
    {
      ...BASE,
      capabilities: {
        "a/big": { vision: true, tools: true },
        "b/other": { vision: false, tools: false },
      },
    },
  ],
  [
    "ban_selectable",
    { ...BASE, banned: ["x/*", "y/*"], allow: ["x/*"] },
    { ...BASE, banned: ["x/*", "y/*"], allow: ["x/*", "y/*"] },
  ],
])("%s about something else is new again, so that no old tick holds for it", (code, was, is) => {
  const facts = { ...FACTS, models: [...FACTS.models, fact("b/more", { regions: ["us"] })] };
  const before = checked(was, facts).filter((issue) => issue.code === code);
  const after = checked(is, facts, was).filter((issue) => issue.code === code);
  expect([before.length, after.length]).toEqual([1, 1]);
  expect(after[0]?.isNew).toBe(true);
  expect(after[0]?.id).not.toBe(before[0]?.id);
  expect(checked(was, facts, was).find((issue) => issue.code === code)?.isNew).toBe(false);
});

test("traffic of a model that stands nowhere points at its label where it has one, and else at nothing", () => {
  const found = (table: RouteTable) =>
    the("not_in_table", table).find(({ id }) => id.includes("a/small"));
  expect(found(BASE)?.path).toEqual([]);
  const labelled = { ...BASE, capabilities: { "A/small": { tier: "small" } } };
  expect(found(labelled)?.path).toEqual(["capabilities", "A/small"]);
});
