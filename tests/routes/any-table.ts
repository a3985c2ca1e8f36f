import fc from "fast-check";
import type { RouteTable } from "@/lib/core/routes/route-table";

/** Names that YAML, JSON or an object of JavaScript could take for something else are among them. */
const NAMES = [
  ...["default", "agent:ops", "agent:writer", "cron:nightly", "image", "utility"],
  ...["on", "null", "1", "constructor", "toString", "a b", "ä/☃", "# no", "- x", '"', "'", "{x}"],
];
const ref = fc.constantFrom(
  ...["anthropic/claude-opus-5", "openai/gpt-6-astra", "qwen/qwen-max", "fast", "a/b:free"],
  ...["vendor-x/model-y", "yes", "12", "x/*"],
);
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ minLength: 1, maxLength: 8 }));
const dict = <T>(of: fc.Arbitrary<T>, keys: fc.Arbitrary<string> = name) =>
  fc.dictionary(
    keys.filter((key) => key !== "__proto__"),
    of,
    { maxKeys: 4 },
  );
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const refs = fc.uniqueArray(ref, { maxLength: 4 });

const slo = fc.record(
  {
    p95Ms: fc.integer({ min: 1, max: 60_000 }),
    rateLimitedRatio: fc.constantFrom(0, 0.02, 0.5, 1),
    successRatio: fc.constantFrom(0.9, 0.99, 1),
    windowDays: fc.integer({ min: 1, max: 90 }),
  },
  { requiredKeys: [] },
);
const circuit = fc.record({
  consecutiveFailures: fc.integer({ min: 1, max: 9 }),
  minimumRequests: fc.integer({ min: 0, max: 99 }),
  openSeconds: fc.integer({ min: 1, max: 600 }),
});
const scenario = fc.record({ primary: ref, fallbacks: refs, slo, circuit }, { requiredKeys: [] });
const gap = fc.record({ scenario: name, from: ref, to: ref, why: fc.string({ minLength: 1 }) });

/** Any table that the schema takes. */
export const anyTable: fc.Arbitrary<RouteTable> = fc
  .record(
    {
      scenarios: fc
        .tuple(scenario, ref, dict(scenario))
        .map(([rest, primary, others]) => ({ ...others, default: { ...rest, primary } })),
      banned: fc.uniqueArray(ref, { maxLength: 4 }),
      keys: dict(
        fc.record(
          { order: fc.uniqueArray(name), failureBudget: fc.constantFrom("separate", "shared") },
          { requiredKeys: ["order"] },
        ),
      ),
      aliases: dict(ref),
      allow: refs,
      tiers: fc.uniqueArray(name),
      capabilities: dict(
        fc.record(
          { tier: name, vision: fc.boolean(), contextTokens: fc.integer({ min: 1 }) },
          { requiredKeys: [] },
        ),
      ),
      acknowledged: fc.array(gap, { maxLength: 3 }),
      triage: dict(fc.uniqueArray(name), fc.constantFrom("rate_limited", "timeout")),
      review: fc.record(
        { approvals: fc.integer({ min: 1, max: 3 }), groups: some(dict(fc.array(name))) },
        { requiredKeys: ["approvals"] },
      ),
      tickets: fc.record({ url: fc.constant("https://t.example/{ticket}") }),
    },
    { requiredKeys: ["scenarios"] },
  )
  .map((table) => table as RouteTable);

/** A table and what somebody made of it: many parts stay. */
export const anyEdit: fc.Arbitrary<readonly [base: RouteTable, target: RouteTable]> = fc
  .tuple(anyTable, anyTable, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }))
  .map(([base, other, picks]) => [base, mixed(base, other, picks)] as const);

/** Each section and each scenario of one or of the other. */
export function mixed(base: RouteTable, other: RouteTable, picks: readonly boolean[]): RouteTable {
  let turn = 0;
  const pick = () => picks[turn++ % picks.length] === true;
  const merge = (one: object, two: object) => {
    const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(two))];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((key): [string, unknown][] => {
      const from = pick() ? b : a;
      return from.has(key) ? [[key, from.get(key)]] : [];
    });
  };
  const scenarios = Object.fromEntries(merge(base.scenarios, other.scenarios));
  return {
    ...Object.fromEntries(merge(base, other)),
    scenarios: { ...scenarios, default: scenarios.default ?? base.scenarios.default },
  } as RouteTable;
}
