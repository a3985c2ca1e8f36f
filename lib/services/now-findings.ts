import type { Finding } from "@/lib/contracts/now";
import type { Mark } from "@/lib/core/intervention/mark";
import { isOutcome, type Outcome } from "@/lib/core/outcome/outcome";
import {
  BREAKDOWN_FIELDS,
  type BreakdownField,
  type ClosedGate,
  outcomeGate,
} from "@/lib/core/quality/field-gates";
import { type Coverage, EMPTY_TALLY, type Tally } from "@/lib/core/rollup/tally";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import { changeBefore } from "@/lib/core/verdict/change-before";
import {
  type FailureCell,
  type FailurePattern,
  findFailures,
  PLACE_DIMENSIONS,
} from "@/lib/core/verdict/find-failures";
import { byImpact, impact } from "@/lib/core/verdict/impact";
import { lookCloser } from "@/lib/core/verdict/look-closer";
import { type KeySplit, splitByKey } from "@/lib/core/verdict/split-by-key";
import type { ConsoleStores } from "./console-stores";
import { requestsLost } from "./now-requests";
import { pickedBy, sliceGate } from "./slice-gate";
import { denominatorOf, ratedAttempts } from "./tally-wire";

const MOST_FINDINGS = 6;
/** A pattern smaller than both is background noise: it is in the numbers, not in the verdict. */
const SMALLEST_COUNT = 3;
const SMALLEST_RATIO = 0.05;
/** Enough to tell what most failures of a pattern have in common. */
const LOOKED_AT = 25;
/** What depends on the key, so that another key may work. */
const BY_KEY: readonly Outcome[] = ["rate_limited", "auth_failed", "billing"];

export type AskedFindings = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  readonly stepMs: number;
  /** Of all that the filter admits. */
  readonly total: Tally;
  /** Changes in the range and shortly before it. */
  readonly marks: readonly Mark[];
};
type Asked = AskedFindings;

/** What fails, where, since when, and what callers got out of it; most impact first. */
export async function nowFindings(stores: ConsoleStores, asked: Asked): Promise<Finding[]> {
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
      ...(await closerLook(stores, asked, pattern)),
    });
    if (findings.length === MOST_FINDINGS) break;
  }
  return findings.sort(byImpact);
}

/** What the pattern's own rows, keys, requests and the changes before it say. */
async function closerLook(
  stores: ConsoleStores,
  asked: Asked,
  pattern: FailurePattern,
): Promise<Pick<Finding, "symptom" | "split" | "requests" | "look" | "after" | "impact">> {
  const { range, filter } = patternSlice(asked, pattern);
  const outcomes = [pattern.outcome];
  const { attempts } = await stores.events.attempts({
    range,
    filter: { ...filter, outcomes },
    limit: LOOKED_AT,
    cursor: null,
  });
  const split = await keySplit(stores, { range, filter }, pattern);
  const { since, gateways, count, outcome } = pattern;
  const look = lookCloser(attempts);
  const alias = look.mislabelled?.label ?? null;
  const requests = await requestsLost(stores, { range, filter }, { outcome, alias });
  return {
    symptom: split === null ? symptomOf(pattern.outcome) : "partial",
    split: split === null ? null : { failing: [...split.failing], working: [...split.working] },
    requests,
    look,
    after:
      since === null
        ? null
        : changeBefore(asked.marks, { began: since, stepMs: asked.stepMs, gateways }),
    impact: impact({ ...(requests ?? { exhausted: 0, hidden: 0 }), failures: count }),
  };
}

/** Only what fails becomes a pattern. */
function symptomOf(outcome: Outcome): Finding["symptom"] {
  return outcome === "ok" ? "unknown" : outcome;
}

async function keySplit(
  { events }: ConsoleStores,
  slice: { range: TimeRange; filter: AttemptFilter },
  { outcome, key }: FailurePattern,
): Promise<KeySplit | null> {
  if (key === null || !BY_KEY.includes(outcome)) return null;
  const groups = await events.counts({ ...slice, by: ["key"], stepMs: null });
  const keys = groups.map(({ values: [name], tally }) => ({
    key: name ?? null,
    attempts: tally.attempts,
    outcomes: tally.outcomes,
  }));
  return splitByKey(keys, outcome);
}

/** All attempts where and when a pattern was. */
function patternSlice({ range, filter }: Asked, pattern: FailurePattern) {
  const include = { ...filter.include };
  for (const [dimension, value] of Object.entries(pattern.where)) {
    include[dimension as keyof typeof include] = [value];
  }
  return {
    range: { from: pattern.since ?? range.from, to: pattern.until },
    filter: { ...filter, include, outcomes: [], notOutcomes: [] },
  };
}

async function failureCells(
  stores: ConsoleStores,
  range: TimeRange,
  filter: AttemptFilter,
  stepMs: number,
): Promise<FailureCell[]> {
  const rows = await stores.events.counts({
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

/** How many attempts there were where and when a pattern was; `null` where that cannot be known, or says nothing. */
async function attemptsInPlace(
  { events }: ConsoleStores,
  asked: Asked,
  pattern: FailurePattern,
): Promise<{ of: number | null; withheldBy: ClosedGate | null }> {
  const { total, filter } = asked;
  const { range: when, filter: there } = patternSlice(asked, pattern);
  const [group] = await events.counts({ range: when, by: [], filter: there, stepMs: null });
  const { tally = EMPTY_TALLY } = group ?? {};
  const withheldBy =
    (await sliceGate(events, when, there, knownEverywhere(total, filter))) ??
    outcomeGate(ratedAttempts(tally), tally.rated);
  const known = withheldBy === null && denominatorOf(tally) === "known";
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
