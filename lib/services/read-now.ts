import type { Heatmap } from "@/lib/contracts/heatmap";
import type { Finding, Now, NowQuery } from "@/lib/contracts/now";
import { isOutcome } from "@/lib/core/outcome/outcome";
import {
  BREAKDOWN_FIELDS,
  type BreakdownField,
  type ClosedGate,
  outcomeGate,
} from "@/lib/core/quality/field-gates";
import { everyCallAdvice } from "@/lib/core/quality/place-advice";
import { answerableRange, answerableStep } from "@/lib/core/rollup/kept-since";
import { stepFor } from "@/lib/core/rollup/step-for";
import { type Coverage, EMPTY_TALLY, mergeTally, type Tally } from "@/lib/core/rollup/tally";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import {
  type FailureCell,
  type FailurePattern,
  findFailures,
  PLACE_DIMENSIONS,
} from "@/lib/core/verdict/find-failures";
import type { ConsoleStores } from "./console-stores";
import { admittedLevels, type GatewayLevel } from "./evidence-level";
import { heatmapOf } from "./read-heatmap";
import { readFilter, readRange } from "./read-slice";
import { pickedBy, sliceGate } from "./slice-gate";
import { ratedAttempts, tallyWire } from "./tally-wire";

const MOST_STEPS = 150;
const MOST_FINDINGS = 6;
/** A pattern smaller than both is background noise: it is in the numbers, not in the verdict. */
const SMALLEST_COUNT = 3;
const SMALLEST_RATIO = 0.05;

/** GET /api/v1/now: the verdict, the heatmap that proves it, and outcomes over time, in one read. */
export async function readNow(stores: ConsoleStores, query: NowQuery): Promise<Now> {
  const kept = await stores.events.keptSince();
  const range = answerableRange(kept, readRange(query, stores.now));
  const filter = readFilter(query);
  const stepMs = answerableStep(kept, range, stepFor(range, MOST_STEPS));
  const levels = await admittedLevels(stores, range, filter);
  const { rows, columns } = query;
  const heatmap = await heatmapOf(stores, { range, filter, levels, rows, columns });
  const points = await stores.events.series({ range, by: [], filter, stepMs });
  const total = points.map(({ tally }) => tally).reduce(mergeTally, EMPTY_TALLY);
  const findings = await findingsOf(stores, { range, filter, stepMs, total });
  return {
    range,
    asOf: stores.now,
    stepMs,
    verdict: verdictOf(findings, heatmap),
    findings,
    heatmap,
    points: points
      .toSorted((a, b) => a.t - b.t)
      .map(({ t, tally }) => ({ t, ...tallyWire(tally, heatmap.total.withheldBy) })),
    failuresOnly: await failuresOnly(stores, levels),
  };
}

async function failuresOnly(
  { events }: ConsoleStores,
  levels: readonly GatewayLevel[],
): Promise<Now["failuresOnly"]> {
  const blind = levels.filter(({ level }) => level === "failures_only");
  if (blind.length === 0) return [];
  const sources = await events.sources();
  return blind.map(({ gateway, region }) => {
    const release =
      sources.findLast((source) => source.gateway === gateway && source.release)?.release ?? null;
    const { text, copy } = everyCallAdvice(gateway, release);
    return { gateway, region, advice: text, copy: copy ?? "" };
  });
}

function verdictOf(findings: readonly Finding[], { total, evidence }: Heatmap): Now["verdict"] {
  if (findings.some(({ ongoing }) => ongoing)) return "failing";
  if (findings.length > 0) return "recovered";
  if (total.attempts > 0) return "calm";
  return evidence === "none" ? "no_data" : "no_traffic";
}

type Asked = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  readonly stepMs: number;
  /** Of all that the filter admits. */
  readonly total: Tally;
};

async function findingsOf(stores: ConsoleStores, asked: Asked): Promise<Finding[]> {
  const { range, filter, stepMs } = asked;
  const patterns = findFailures(await failureCells(stores, range, filter, stepMs), range, stepMs);
  const labels = await stores.events.keyLabels();
  const findings: Finding[] = [];
  for (const pattern of patterns) {
    const { of, withheldBy } = await attemptsInPlace(stores, asked, pattern);
    if (!matters(pattern, of)) continue;
    const { key } = pattern;
    findings.push({
      ...pattern,
      of,
      ...(withheldBy === null ? {} : { withheldBy }),
      key: key === null ? null : { ...key, label: labels.get(key.id) ?? null },
    });
    if (findings.length === MOST_FINDINGS) break;
  }
  return findings;
}

async function failureCells(
  stores: ConsoleStores,
  range: TimeRange,
  filter: AttemptFilter,
  stepMs: number,
): Promise<FailureCell[]> {
  const rows = await stores.events.series({
    range,
    by: [...PLACE_DIMENSIONS, "key"],
    filter: { ...filter, notOutcomes: [...filter.notOutcomes, "ok"] },
    stepMs,
  });
  return rows.flatMap(({ t, values, tally }) => {
    const place = Object.fromEntries(
      PLACE_DIMENSIONS.map((dimension, index) => [dimension, values[index] ?? null]),
    ) as FailureCell["place"];
    return Object.entries(tally.outcomes).flatMap(([outcome, count]) =>
      isOutcome(outcome) ? [{ t, outcome, count, place, key: values.at(-1) ?? null }] : [],
    );
  });
}

/** All attempts where and when a pattern was; `null` where that cannot be known, or says nothing. */
async function attemptsInPlace(
  { events }: ConsoleStores,
  { range, filter, total }: Asked,
  pattern: FailurePattern,
): Promise<{ of: number | null; withheldBy: ClosedGate | null }> {
  const include = { ...filter.include };
  for (const [dimension, value] of Object.entries(pattern.where)) {
    include[dimension as keyof typeof include] = [value];
  }
  const there = { ...filter, include, outcomes: [], notOutcomes: [] };
  const when = { from: pattern.since ?? range.from, to: pattern.until };
  const [group] = await events.tallies({ range: when, by: [], filter: there });
  const { tally = EMPTY_TALLY } = group ?? {};
  const withheldBy =
    (await sliceGate(events, when, there, knownEverywhere(total, filter))) ??
    outcomeGate(ratedAttempts(tally), tally.rated);
  const known = withheldBy === null && tallyWire(tally).denominator === "known";
  return { of: known ? tally.attempts : null, withheldBy };
}

const COVERED_AS = {
  region: "region",
  provider: "provider",
  model: "modelId",
  key: "key",
} as const satisfies Record<BreakdownField, keyof Coverage>;

/**
 * Dimensions that every attempt has need no look at those of one place: most are, and each look is a
 * read. What the screen is filtered by is known of all that is left, which says nothing.
 */
function knownEverywhere({ covered, attempts }: Tally, filter: AttemptFilter): BreakdownField[] {
  const picked = pickedBy(filter);
  return BREAKDOWN_FIELDS.filter(
    (name) => covered[COVERED_AS[name]] === attempts && !picked.includes(name),
  );
}

function matters(pattern: FailurePattern, of: number | null): boolean {
  return pattern.count >= SMALLEST_COUNT && (of === null || pattern.count / of >= SMALLEST_RATIO);
}
