import type { Heatmap } from "@/lib/contracts/heatmap";
import type { Finding, Now, NowQuery } from "@/lib/contracts/now";
import { isOutcome } from "@/lib/core/outcome/outcome";
import { stepFor } from "@/lib/core/rollup/step-for";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import {
  type FailureCell,
  type FailurePattern,
  findFailures,
  PLACE_DIMENSIONS,
} from "@/lib/core/verdict/find-failures";
import type { ConsoleStores } from "./console-stores";
import { admittedLevels } from "./evidence-level";
import { LOG_EVERY_CALL } from "./failures-only-advice";
import { heatmapOf } from "./read-heatmap";
import { readFilter, readRange } from "./read-slice";
import { tallyWire } from "./tally-wire";

const MOST_STEPS = 150;
const MOST_FINDINGS = 6;
/** A pattern smaller than both is background noise: it is in the numbers, not in the verdict. */
const SMALLEST_COUNT = 3;
const SMALLEST_RATIO = 0.05;

/** GET /api/v1/now: the verdict, the heatmap that proves it, and outcomes over time, in one read. */
export async function readNow(stores: ConsoleStores, query: NowQuery): Promise<Now> {
  const range = readRange(query, stores.now);
  const filter = readFilter(query);
  const stepMs = stepFor(range, MOST_STEPS);
  const levels = await admittedLevels(stores, range, filter);
  const { rows, columns } = query;
  const heatmap = await heatmapOf(stores, { range, filter, levels, rows, columns });
  const points = await stores.events.series({ range, by: [], filter, stepMs });
  const findings = await findingsOf(stores, range, filter, stepMs);
  return {
    range,
    asOf: stores.now,
    stepMs,
    verdict: verdictOf(findings, heatmap),
    findings,
    heatmap,
    points: points
      .toSorted((a, b) => a.t - b.t)
      .map(({ t, tally }) => ({ t, ...tallyWire(tally) })),
    failuresOnly: levels
      .filter(({ level }) => level === "failures_only")
      .map(({ gateway, region }) => ({
        gateway,
        region,
        advice: LOG_EVERY_CALL.text,
        copy: LOG_EVERY_CALL.copy ?? "",
      })),
  };
}

function verdictOf(findings: readonly Finding[], { total, evidence }: Heatmap): Now["verdict"] {
  if (findings.some(({ ongoing }) => ongoing)) return "failing";
  if (findings.length > 0) return "recovered";
  if (total.attempts > 0) return "calm";
  return evidence === "none" ? "no_data" : "no_traffic";
}

async function findingsOf(
  stores: ConsoleStores,
  range: TimeRange,
  filter: AttemptFilter,
  stepMs: number,
): Promise<Finding[]> {
  const patterns = findFailures(await failureCells(stores, range, filter, stepMs), range, stepMs);
  const labels = await stores.events.keyLabels();
  const findings: Finding[] = [];
  for (const pattern of patterns) {
    const of = await attemptsInPlace(stores, range, filter, pattern);
    if (!matters(pattern, of)) continue;
    const { key } = pattern;
    findings.push({
      ...pattern,
      of,
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

/** All attempts where and when a pattern was; `null` where that cannot be known. */
async function attemptsInPlace(
  stores: ConsoleStores,
  range: TimeRange,
  filter: AttemptFilter,
  pattern: FailurePattern,
): Promise<number | null> {
  const include = { ...filter.include };
  for (const [dimension, value] of Object.entries(pattern.where)) {
    include[dimension as keyof typeof include] = [value];
  }
  const groups = await stores.events.tallies({
    range: { from: pattern.since ?? range.from, to: pattern.until },
    by: [],
    filter: { ...filter, include, outcomes: [], notOutcomes: [] },
  });
  const tally = groups[0] && tallyWire(groups[0].tally);
  return tally?.denominator === "known" ? tally.attempts : null;
}

function matters(pattern: FailurePattern, of: number | null): boolean {
  return pattern.count >= SMALLEST_COUNT && (of === null || pattern.count / of >= SMALLEST_RATIO);
}
