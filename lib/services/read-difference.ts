import type { Difference, DifferenceQuery, DifferentValue } from "@/lib/contracts/difference";
import { DIMENSIONS, type Dimension, hasKnownDenominator } from "@/lib/core/attempt/attempt";
import {
  admits,
  type ComparedValue,
  compareSlices,
  DIFFERENCE_DIMENSIONS,
  type DifferenceDimension,
  type DifferenceSlice,
  mostOf,
  type NotCompared,
  type Picked,
  type SliceCounts,
} from "@/lib/core/difference/compare-slices";
import { overRepresented, share } from "@/lib/core/difference/over-represented";
import { releaseName } from "@/lib/core/log/release";
import { OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";
import { answerableRange, answerableStep } from "@/lib/core/rollup/kept-since";
import type { Counts } from "@/lib/core/rollup/tally";
import type { AttemptFilter, EventReader } from "@/lib/core/store/event-store";
import { HOUR_MS, type TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { readFilter, readRange } from "./read-slice";
import { ServiceError } from "./service-error";

/** More than a reader compares; what is left out is counted. */
const MOST_FOUND = 20;
/** Values of a dimension that could not be compared. */
const MOST_SHOWN = 3;
/** A route version stands with each attempt alone, and each is read for it. */
const MOST_ROWS = 4_000;

/** GET /api/v1/difference: what occurs more often in a selection than in the rest. */
export async function readDifference(
  stores: ConsoleStores,
  query: DifferenceQuery,
): Promise<Difference> {
  demand(stores, "evidence.read");
  const asked = askedOf(stores, query, await stores.events.keptSince());
  const slices = await slicesOf(stores.events, asked);
  const byDimension = {
    ...Object.fromEntries(DIFFERENCE_DIMENSIONS.map((name) => [name, slices])),
    hour: await hourSlices(stores, asked),
    routeVersion: await routeVersionSlices(stores.events, asked, slices),
  } as Record<DifferenceDimension, readonly DifferenceSlice[] | "too_many" | "selected_by">;

  const labels = await stores.events.keyLabels();
  const compared: ComparedValue[] = [];
  const withheld: Difference["withheld"] = [];
  for (const dimension of DIFFERENCE_DIMENSIONS) {
    const own = byDimension[dimension];
    const judged =
      typeof own === "string" ? { withheld: own } : compareSlices(dimension, own, asked.picked);
    if ("compared" in judged) compared.push(...judged.compared);
    else {
      const most = typeof own === "string" ? [] : mostOf(dimension, own, MOST_SHOWN);
      withheld.push({
        dimension,
        why: judged.withheld,
        most: isTold(judged.withheld)
          ? most.map((one) => ({ ...one, label: labels.get(one.value ?? "") ?? null }))
          : [],
      });
    }
  }
  const found = overRepresented(compared);
  const selected = sum(slices, (slice) => slice.selected.attempts);
  return {
    range: asked.range,
    asOf: stores.now,
    selected,
    rest: sum(slices, (slice) => slice.all.attempts) - selected,
    found: await named(stores.events, labels, found.slice(0, MOST_FOUND)),
    leftOut: Math.max(0, found.length - MOST_FOUND),
    withheld,
  };
}

/** Where there is no comparison, the reader can make one with what the selection is made of. */
function isTold(why: NotCompared): boolean {
  return typeof why !== "string" || why === "no_rest" || why === "failures_only";
}

type Asked = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  readonly picked: Picked;
  /** The part of `range` that is selected. */
  readonly within: TimeRange;
  readonly outcomes: ReadonlySet<Outcome>;
  /** Hours can be told apart in all of the range. */
  readonly hourly: boolean;
};

function askedOf(
  { now }: ConsoleStores,
  query: DifferenceQuery,
  kept: Awaited<ReturnType<EventReader["keptSince"]>>,
): Asked {
  const range = answerableRange(kept, readRange(query, now));
  const selection = readFilter({
    ...Object.fromEntries(DIMENSIONS.map((name) => [name, query[`in_${name}`]])),
    outcome: query.in_outcome,
    not_outcome: query.in_not_outcome,
  });
  const wanted = { from: query.in_from ?? range.from, to: query.in_to ?? range.to };
  const nothing =
    Object.keys(selection.include).length === 0 &&
    selection.outcomes.length + selection.notOutcomes.length === 0 &&
    query.in_from === undefined &&
    query.in_to === undefined;
  if (nothing) {
    throw new ServiceError("invalid_query", "Nothing is selected: give at least one `in_…`.");
  }
  if (wanted.from >= wanted.to) {
    throw new ServiceError("invalid_query", "`in_from` must be before `in_to`.");
  }
  const widened = answerableRange(kept, wanted);
  return {
    range,
    filter: readFilter(query),
    picked: selection.include,
    within: {
      from: Math.min(range.to, Math.max(range.from, widened.from)),
      to: Math.max(range.from, Math.min(range.to, widened.to)),
    },
    outcomes: new Set(OUTCOMES.filter((outcome) => isSelected(selection, outcome))),
    hourly: answerableStep(kept, range, HOUR_MS) === HOUR_MS,
  };
}

function isSelected({ outcomes, notOutcomes }: AttemptFilter, outcome: Outcome): boolean {
  return (outcomes.length === 0 || outcomes.includes(outcome)) && !notOutcomes.includes(outcome);
}

const NONE: SliceCounts = { attempts: 0, rated: 0, failed: 0 };

/** One read over all dimensions; a second where only a part of the range is selected. */
async function slicesOf(events: EventReader, asked: Asked): Promise<DifferenceSlice[]> {
  const { range, within, filter } = asked;
  const by = DIMENSIONS;
  const all = await events.counts({ range, by, filter, stepMs: null });
  const whole = within.from === range.from && within.to === range.to;
  const inside =
    whole || within.from >= within.to
      ? null
      : new Map(
          (await events.counts({ range: within, by, filter, stepMs: null })).map(
            ({ values, tally }) => [JSON.stringify(values), tally],
          ),
        );
  const versions = await gatewayVersions(events);
  return all.map(({ values, tally }) => {
    const own = valuesOf(by, values);
    const part = whole ? tally : inside?.get(JSON.stringify(values));
    return {
      values: { ...own, gatewayVersion: versions.get(own.gateway ?? "") ?? null },
      selected: countsOf(asked, own, part),
      all: countsIn(tally, OUTCOMES),
    };
  });
}

/** Of the hours of the range; told apart only where the selection is not itself a part of the time. */
async function hourSlices(
  { events }: ConsoleStores,
  asked: Asked,
): Promise<DifferenceSlice[] | "selected_by" | "too_many"> {
  const { range, within, filter, picked, hourly } = asked;
  if (within.from !== range.from || within.to !== range.to) return "selected_by";
  if (!hourly) return "too_many";
  const by = DIMENSIONS.filter((name) => picked[name] !== undefined);
  const points = await events.counts({ range, by, filter, stepMs: HOUR_MS });
  return points.map(({ t, values, tally }) => {
    const own = valuesOf(by, values);
    return {
      values: { ...own, hour: String(t) },
      selected: countsOf(asked, own, tally),
      all: countsIn(tally, OUTCOMES),
    };
  });
}

/** Which routes were in force is kept with each attempt alone: all of them are looked at, or none. */
async function routeVersionSlices(
  events: EventReader,
  asked: Asked,
  slices: readonly DifferenceSlice[],
): Promise<DifferenceSlice[] | "too_many"> {
  const { range, within, filter } = asked;
  const few = sum(slices, ({ all }) => all.attempts) <= MOST_ROWS;
  const limit = few ? MOST_ROWS : 100;
  const { attempts } = await events.attempts({ range, filter, limit, cursor: null });
  const recorded = attempts.some(({ routeVersion }) => routeVersion !== null);
  if (recorded && !few) return "too_many";
  return attempts.map((attempt) => {
    const { gateway, region, runtime, provider, model, keyId: key, routeVersion } = attempt;
    const values = { gateway, region, runtime, provider, model, key, routeVersion };
    const all = {
      attempts: 1,
      rated: hasKnownDenominator(attempt.origin) ? 1 : 0,
      failed: attempt.outcome === "ok" ? 0 : 1,
    };
    const isIn =
      attempt.at >= within.from &&
      attempt.at < within.to &&
      asked.outcomes.has(attempt.outcome) &&
      admits(asked.picked, DIMENSIONS, values);
    return { values, selected: isIn ? all : NONE, all };
  });
}

function valuesOf(by: readonly Dimension[], values: readonly (string | null)[]) {
  return Object.fromEntries(by.map((name, at) => [name, values[at] ?? null])) as Partial<
    Record<Dimension, string | null>
  >;
}

function countsOf(
  { picked, outcomes }: Asked,
  values: Partial<Record<Dimension, string | null>>,
  tally: Counts | undefined,
): SliceCounts {
  if (tally === undefined || !admits(picked, DIMENSIONS, values)) return NONE;
  return countsIn(tally, [...outcomes]);
}

function countsIn(tally: Counts, outcomes: readonly Outcome[]): SliceCounts {
  const counted = (counts: Counts["outcomes"], which: readonly Outcome[]) =>
    sum(which, (outcome) => counts[outcome] ?? 0);
  return {
    attempts: counted(tally.outcomes, outcomes),
    rated: counted(tally.rated, outcomes),
    failed: counted(
      tally.outcomes,
      outcomes.filter((outcome) => outcome !== "ok"),
    ),
  };
}

/** The release of each Gateway, as far as the shape of its newest log proves one. */
async function gatewayVersions(events: EventReader): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  for (const { gateway, release } of await events.sources()) {
    const name = releaseName(release);
    if (name !== null) versions.set(gateway, name);
  }
  return versions;
}

async function named(
  events: EventReader,
  labels: ReadonlyMap<string, string>,
  found: readonly ComparedValue[],
): Promise<DifferentValue[]> {
  const versions = [...(await gatewayVersions(events))];
  return found.map((one) => ({
    ...one,
    label: one.dimension === "key" && one.value !== null ? (labels.get(one.value) ?? null) : null,
    ...(one.dimension === "gatewayVersion" && one.value !== null
      ? { gateways: versions.flatMap(([id, version]) => (version === one.value ? [id] : [])) }
      : {}),
    selectedShare: share(one.selected, one.selectedOf),
    restShare: share(one.rest, one.restOf),
  }));
}

function sum<T>(items: Iterable<T>, of: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}
