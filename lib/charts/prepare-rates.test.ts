import { describe, expect, test } from "vitest";
import { MINUTE_MS } from "@/lib/core/time/range";
import { OTHER_FAILURES } from "./measure";
import { prepareRates } from "./prepare-rates";
import type { RatesMeasure } from "./prepared-rates";
import { ratesAnswer } from "./rates-answer";

const LIMITED = ["rate_limited"] as const;
const RATIO: RatesMeasure = { kind: "outcomes", outcomes: LIMITED, as: "ratio" };
const COUNT: RatesMeasure = { kind: "outcomes", outcomes: LIMITED, as: "count" };
const P95: RatesMeasure = { kind: "latency", quantile: "p95" };

function values(prepared: ReturnType<typeof prepareRates>, at = 0) {
  return prepared.series[at]?.points.map((point) => point.value);
}
function reasons(prepared: ReturnType<typeof prepareRates>, at = 0) {
  return prepared.series[at]?.points.map((point) => point.why);
}

const opus = { provider: "anthropic", model: "opus" };
const quietThenLimited = [
  { t: 0, attempts: 10 },
  { t: 2 * MINUTE_MS, attempts: 10, outcomes: { rate_limited: 4 } },
];
const threeMinutes = { range: { from: 0, to: 3 * MINUTE_MS }, asOf: 3 * MINUTE_MS };

describe("a step without attempts", () => {
  test("is a gap for a ratio: nothing was tried, so nothing can be divided", () => {
    const rates = ratesAnswer({ ...threeMinutes, series: [{ ...opus, points: quietThenLimited }] });
    const prepared = prepareRates(rates, { measure: RATIO, split: "entity" });
    expect(values(prepared)).toEqual([0, null, 0.4]);
    expect(reasons(prepared)).toEqual([null, "no_attempts", null]);
    expect(prepared.unknown).toEqual([]);
  });

  test("is zero for a count where every call is logged", () => {
    const rates = ratesAnswer({ ...threeMinutes, series: [{ ...opus, points: quietThenLimited }] });
    expect(values(prepareRates(rates, { measure: COUNT, split: "entity" }))).toEqual([0, 0, 4]);
  });

  test.each(["failures_only", "none"] as const)(
    "is unknown, not zero, where evidence is %s",
    (evidence) => {
      const rates = ratesAnswer({
        ...threeMinutes,
        evidence,
        series: [{ ...opus, points: quietThenLimited }],
      });
      const prepared = prepareRates(rates, { measure: COUNT, split: "entity" });
      expect(values(prepared)).toEqual([0, null, 4]);
    },
  );

  test("is hatched with the whole range where nobody logs every call", () => {
    const blind = quietThenLimited.map((step) => ({ ...step, denominator: "unknown" as const }));
    const rates = (points: typeof blind, evidence: "failures_only" | "every_call") =>
      prepareRates(ratesAnswer({ ...threeMinutes, evidence, series: [{ ...opus, points }] }), {
        measure: COUNT,
        split: "entity",
      });
    expect(rates(blind, "failures_only").unknown).toEqual([threeMinutes.range]);
    expect(rates(blind, "every_call").unknown).toEqual([]);
  });

  test("after the newest that could be known is not yet, whatever is logged", () => {
    const rates = ratesAnswer({
      range: { from: 0, to: 4 * MINUTE_MS },
      asOf: 150_000,
      series: [{ ...opus, points: quietThenLimited }],
    });
    const prepared = prepareRates(rates, { measure: COUNT, split: "entity" });
    expect(reasons(prepared)).toEqual([null, null, null, "not_yet"]);
    expect(prepared.steps.map((step) => step.cut)).toEqual([false, false, true, true]);
  });
});

describe("a ratio", () => {
  const blind = {
    t: 0,
    attempts: 9,
    outcomes: { rate_limited: 9 },
    denominator: "unknown" as const,
  };

  test("becomes a count where no denominator is known", () => {
    const rates = ratesAnswer({
      ...threeMinutes,
      evidence: "failures_only",
      series: [{ ...opus, points: [blind] }],
    });
    const prepared = prepareRates(rates, { measure: RATIO, split: "entity" });
    expect(prepared).toMatchObject({ unit: "count", countsInstead: true, empty: null });
    expect(values(prepared)).toEqual([9, null, null]);
  });

  test("is hatched where something was tried and no rate can be made of it", () => {
    const rates = ratesAnswer({
      ...threeMinutes,
      series: [{ ...opus, points: [blind, { ...quietThenLimited[1], t: 2 * MINUTE_MS }] }],
    });
    const prepared = prepareRates(rates, { measure: RATIO, split: "entity" });
    expect(values(prepared)).toEqual([null, null, 0.4]);
    expect(prepared.unknown).toEqual([{ from: 0, to: MINUTE_MS }]);
  });

  test("is withheld with its reason for the one route whose denominator is unknown", () => {
    const rates = ratesAnswer({
      ...threeMinutes,
      series: [
        { ...opus, points: quietThenLimited },
        { provider: "openai", model: "gpt", points: [blind] },
      ],
    });
    const prepared = prepareRates(rates, { measure: RATIO, split: "entity" });
    expect(prepared.series.map((series) => series.label)).toEqual(["anthropic/opus"]);
    expect(prepared.withheld).toEqual([{ why: "failures_only", labels: ["openai/gpt"] }]);
    expect(prepared.countsInstead).toBe(false);
  });

  test("puts what is certain first: fifteen of fifteen before one of one and three hundred of a thousand", () => {
    const limited = (model: string, count: number, attempts: number) => ({
      provider: "p",
      model,
      points: [{ t: 0, attempts, outcomes: { rate_limited: count } }],
    });
    const rates = ratesAnswer({
      series: [limited("large", 300, 1000), limited("once", 1, 1), limited("small", 15, 15)],
    });
    const prepared = prepareRates(rates, { measure: RATIO, split: "entity" });
    expect(prepared.series.map((series) => series.label)).toEqual(["p/small", "p/large", "p/once"]);
  });
});

test("a ratio takes longer steps where even the busiest line has few attempts, a count does not", () => {
  const rates = ratesAnswer({
    range: { from: 0, to: 60 * MINUTE_MS },
    asOf: 60 * MINUTE_MS,
    series: [
      {
        ...opus,
        points: Array.from({ length: 60 }, (_, at) => ({
          t: at * MINUTE_MS,
          attempts: 2,
          outcomes: at % 10 === 0 ? { rate_limited: 1 } : {},
        })),
      },
    ],
  });
  // 120 attempts allow 24 steps of 5; three minutes are the next round step.
  expect(prepareRates(rates, { measure: RATIO, split: "entity" }).stepMs).toBe(3 * MINUTE_MS);
  expect(prepareRates(rates, { measure: COUNT, split: "entity" }).stepMs).toBe(MINUTE_MS);
});

describe("a cap", () => {
  const many = Array.from({ length: 23 }, (_, at) => ({
    provider: "p",
    model: `m${String(at).padStart(2, "0")}`,
    points: [{ t: 0, attempts: 100, outcomes: { rate_limited: 30 - at } }],
  }));

  test("adds the rest up as others for counts", () => {
    const prepared = prepareRates(ratesAnswer({ series: many }), {
      measure: COUNT,
      split: "entity",
    });
    expect(prepared.cap).toEqual({ shown: 8, of: 23, rest: "others" });
    const others = prepared.series.at(-1);
    expect(others?.label).toBe("15 others");
    // 22 + 21 + … + 8
    expect(others?.points[0]?.value).toBe(225);
    expect(prepared.series.reduce((sum, one) => sum + (one.points[0]?.value ?? 0), 0)).toBe(437);
  });

  test("leaves the rest out for ratios, and says so", () => {
    const prepared = prepareRates(ratesAnswer({ series: many }), {
      measure: RATIO,
      split: "entity",
    });
    expect(prepared.series).toHaveLength(8);
    expect(prepared.cap).toEqual({ shown: 8, of: 23, rest: "left_out" });
  });

  test("counts routes without any apart instead of drawing lines at nothing", () => {
    const rates = ratesAnswer({
      series: [
        { ...opus, points: quietThenLimited },
        { provider: "q", model: "r", points: [{ t: 0, attempts: 5 }] },
      ],
    });
    const prepared = prepareRates(rates, { measure: COUNT, split: "entity" });
    expect(prepared).toMatchObject({ without: 1, cap: null });
    expect(prepared.series).toHaveLength(1);
  });
});

describe("a latency percentile", () => {
  const timed = (n: number) => ({ t: 0, attempts: n, latencyCount: n, p50Ms: 400, p95Ms: 900 });

  test.each([
    [19, null, "too_few"],
    [20, 900, null],
  ])("with n = %i is %s", (n, value, why) => {
    const rates = ratesAnswer({
      series: [{ ...opus, points: [timed(n)], totals: { p95Ms: 900 } }],
    });
    const prepared = prepareRates(rates, { measure: P95, split: "entity" });
    if (value === null) {
      expect(prepared).toMatchObject({ empty: "withheld", withheld: [{ why }] });
    } else {
      expect(values(prepared)?.[0]).toBe(value);
    }
  });

  test("is withheld where fast answers are not logged", () => {
    const rates = ratesAnswer({
      evidence: "failures_only",
      series: [{ ...opus, points: [{ ...timed(50), denominator: "unknown" }] }],
    });
    const prepared = prepareRates(rates, { measure: P95, split: "entity" });
    expect(prepared.withheld).toEqual([{ why: "failures_only", labels: ["anthropic/opus"] }]);
  });
});

test("failures that no rate can be made of are never called none", () => {
  const rates = ratesAnswer({
    series: [
      {
        ...opus,
        points: [
          {
            t: 0,
            attempts: 12,
            outcomes: { rate_limited: 2 },
            denominator: "partial",
            rated: { attempts: 10, outcomes: { ok: 10 } },
          },
        ],
        totals: { denominator: "partial", rated: { attempts: 10, outcomes: { ok: 10 } } },
      },
    ],
  });
  const prepared = prepareRates(rates, { measure: RATIO, split: "entity" });
  expect(prepared).toMatchObject({ without: 0, partial: true, empty: null });
  expect(prepared.series[0]?.total).toMatchObject({ value: 0, n: 10, all: 2 });
});

describe("a field that is known too seldom", () => {
  const byKey = { field: "key", known: 0.2 } as const;
  type Series = Parameters<typeof ratesAnswer>[0]["series"][number];
  const of = (points: NonNullable<Series["points"]>) =>
    ratesAnswer({ ...threeMinutes, series: [{ ...opus, points }] });

  test("leaves a gap in the step where it is, with the reason", () => {
    const prepared = prepareRates(
      of([
        { t: 0, attempts: 10, outcomes: { rate_limited: 4, unknown: 5 } },
        { t: 2 * MINUTE_MS, attempts: 90, outcomes: { rate_limited: 9 } },
      ]),
      { measure: RATIO, split: "entity" },
    );
    expect(values(prepared)).toEqual([null, null, 0.1]);
    expect(reasons(prepared)?.[0]).toBe("field_unknown");
  });

  test("turns ratios into counts where it withholds all of them", () => {
    const prepared = prepareRates(
      of([{ t: 0, attempts: 10, outcomes: { rate_limited: 4 }, withheldBy: byKey }]),
      { measure: RATIO, split: "entity" },
    );
    expect(prepared.countsInstead).toBe(true);
    expect(values(prepared)?.[0]).toBe(4);
  });

  test("says of a latency which field it is", () => {
    const point = { t: 0, attempts: 40, p95Ms: 9, latencyCount: 40, withheldBy: byKey };
    const prepared = prepareRates(of([point]), { measure: P95, split: "entity" });
    expect(prepared.withheld).toMatchObject([{ why: "field_unknown", gate: byKey }]);
  });

  test("by which lines were told apart is forgotten where they are added up", () => {
    const point = { t: 0, attempts: 10, outcomes: { overloaded: 4 }, withheldBy: byKey };
    const rates = ratesAnswer({ ...threeMinutes, series: [{ ...opus, points: [point] }] });
    const { withheldBy: _, ...total } = rates.total;
    const measure = { kind: "outcomes", outcomes: OTHER_FAILURES, as: "ratio" } as const;
    const prepared = prepareRates({ ...rates, total }, { measure, split: "outcome" });
    expect(values(prepared)?.[0]).toBe(0.4);
  });
});

describe("too many steps", () => {
  const second = 1_000;
  const rates = ratesAnswer({
    range: { from: 0, to: 4_000 * second },
    asOf: 4_000 * second,
    stepMs: second,
    series: [
      {
        ...opus,
        points: Array.from({ length: 4_000 }, (_, at) => ({
          t: at * second,
          attempts: 30,
          latencyCount: 30,
          p95Ms: 500,
          outcomes: { rate_limited: 3 },
        })),
      },
    ],
  });

  test("are added up until a series has at most a thousand points", () => {
    const prepared = prepareRates(rates, { measure: COUNT, split: "entity" });
    expect(prepared.stepMs).toBe(5 * second);
    expect(prepared.steps).toHaveLength(800);
    expect(values(prepared)?.every((value) => value === 15)).toBe(true);
    expect(values(prepareRates(rates, { measure: RATIO, split: "entity" }))?.[0]).toBe(0.1);
  });

  test("withhold percentiles, because those cannot be added up", () => {
    const prepared = prepareRates(rates, { measure: P95, split: "entity" });
    expect(prepared.withheld[0]?.why).toBe("cannot_merge");
  });
});

describe("by outcome", () => {
  const rates = ratesAnswer({
    series: [
      { ...opus, points: [{ t: 0, attempts: 60, outcomes: { network: 3, overloaded: 6 } }] },
      {
        provider: "openai",
        model: "gpt",
        points: [{ t: 0, attempts: 40, outcomes: { network: 7 } }],
      },
    ],
  });
  const others: RatesMeasure = { kind: "outcomes", outcomes: OTHER_FAILURES, as: "ratio" };

  test("each outcome is divided by all attempts of the step", () => {
    const prepared = prepareRates(rates, { measure: others, split: "outcome" });
    expect(prepared.series.map((one) => [one.id, one.points[0]?.value])).toEqual([
      ["network", 0.1],
      ["overloaded", 0.06],
    ]);
    expect(prepared.without).toBe(OTHER_FAILURES.length - 2);
  });
});

describe("nothing to draw", () => {
  test.each([
    ["every_call", "no_attempts"],
    ["none", "no_evidence"],
  ] as const)("without attempts and with evidence %s means %s", (evidence, empty) => {
    const rates = ratesAnswer({ evidence, series: [] });
    expect(prepareRates(rates, { measure: RATIO, split: "entity" }).empty).toBe(empty);
  });

  test("with attempts but none of these outcomes is good news, and told apart", () => {
    const rates = ratesAnswer({ series: [{ ...opus, points: [{ t: 0, attempts: 5 }] }] });
    expect(prepareRates(rates, { measure: RATIO, split: "entity" }).empty).toBe("none_of_these");
  });
});

test("a name is short where its last part says enough", () => {
  const limited = [{ t: 0, outcomes: { rate_limited: 2 } }];
  const rates = ratesAnswer({
    series: [
      { provider: "a", model: "same", points: limited },
      { provider: "b", model: "same", points: limited },
      { provider: "b", model: "own", points: limited },
    ],
  });
  const prepared = prepareRates(rates, { measure: COUNT, split: "entity" });
  expect(prepared.series.map((series) => series.short).sort()).toEqual(["a/same", "b/same", "own"]);
});

test("an unknown provider is called unknown and filters by unknown", () => {
  const rates = ratesAnswer({
    series: [{ provider: null, model: "m", points: [{ t: 0, outcomes: { rate_limited: 2 } }] }],
  });
  expect(prepareRates(rates, { measure: COUNT, split: "entity" }).series[0]).toMatchObject({
    label: "unknown/m",
    subject: { kind: "entity", values: { provider: null, model: "m" } },
  });
});
