import { outcomeOf } from "@/db/events/store/codes";
import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { preparedRaw, type Value } from "@/db/events/store/prepared";
import { contradicts } from "@/lib/core/outcome/classify";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import type { AttemptFilter, Contradiction, Contradictions } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import { busySpans } from "./busy-spans";
import type { ReadContext } from "./read-context";
import { Groups, type Selection, select } from "./selection";

export type ContradictionsQuery = {
  readonly range: TimeRange;
  /** Its outcomes do not count: all failures are looked at. */
  readonly filter: AttemptFilter;
  /** How many of the newest failures are looked at: rollups do not know labels. */
  readonly most: number;
};

/** Where the Gateway's label and the evidence differ among the newest failures, most frequent first. */
export function readContradictions(
  context: ReadContext,
  { range, filter, most }: ContradictionsQuery,
): Contradictions {
  return context.read(() => {
    const failures: AttemptFilter = { ...filter, outcomes: [], notOutcomes: ["ok"] };
    const groups = new Groups(["gateway"]);
    const selection = select(context, WIDE_CUBE, failures, groups);
    const found = new Map<string, Contradiction>();
    let looked = 0;
    let since = range.to;
    // One more than wanted tells whether there are more.
    for (const row of newestFailures(context, selection, range, failures, most + 1)) {
      if (looked === most) {
        return { found: mostFirst(found), looked, capped: true, since };
      }
      looked++;
      since = row.at;
      if (row.label === null || !contradicts(row.label, row.outcome)) continue;
      const name = groups.values[selection.groupOf.get(row.slice) ?? -1]?.[0] ?? 0;
      count(found, { ...row, label: row.label, gateway: context.names.textOf(name) ?? "" });
    }
    return { found: mostFirst(found), looked, capped: false, since: range.from };
  });
}

type FailureRow = {
  readonly at: EpochMs;
  readonly slice: number;
  readonly outcome: Contradiction["outcome"];
  readonly label: string | null;
};

function* newestFailures(
  context: ReadContext,
  selection: Selection,
  range: TimeRange,
  filter: AttemptFilter,
  wanted: number,
): Generator<FailureRow> {
  if (selection.groupOf.size === 0) return;
  const slices = selection.all ? null : JSON.stringify([...selection.groupOf.keys()]);
  // Without a filter every entry of the index counts; with one it may be long until the next that does.
  const spans = selection.all ? [range] : busySpans(context, range, filter, wanted);
  let left = wanted;
  for (const span of spans) {
    const [first, last] = [dayOf(span.from), dayOf(span.to - 1)];
    const days = [...context.openDays()].filter((day) => day >= first && day <= last);
    for (const day of days.sort((a, b) => b - a)) {
      const rows = failuresOf(context, dayTables(day).attempts, slices, [
        Math.max(span.from, day * DAY_MS),
        Math.min(span.to, (day + 1) * DAY_MS),
        ...(slices === null ? [] : [slices]),
        left,
      ]);
      left -= rows.length;
      yield* rows;
      if (left <= 0) return;
    }
  }
}

function failuresOf(
  { db, names }: ReadContext,
  table: string,
  slices: string | null,
  bound: readonly Value[],
): FailureRow[] {
  return preparedRaw(db, failuresSql(table, slices !== null))
    .all(...bound)
    .map(([at, slice, outcome, reason]) => ({
      at: at as number,
      slice: slice as number,
      outcome: outcomeOf(outcome as number),
      label: reason === null ? null : names.textOf(reason as number),
    }));
}

/** By the index of failures: the successes between them are not touched. */
function failuresSql(table: string, bySlice: boolean): string {
  return `select at, slice, outcome, reason from ${table} indexed by ${table}_failures
    where at >= ? and at < ? and outcome <> 0
    ${bySlice ? "and slice in (select value from json_each(?))" : ""}
    order by at desc, line desc limit ?`;
}

function count(
  found: Map<string, Contradiction>,
  { gateway, label, outcome, at }: FailureRow & { gateway: string; label: string },
): void {
  const key = JSON.stringify([gateway, label, outcome]);
  const known = found.get(key);
  // Newest first: each is older than those before.
  found.set(key, {
    gateway,
    label,
    outcome,
    count: (known?.count ?? 0) + 1,
    firstAt: at,
    lastAt: known?.lastAt ?? at,
  });
}

function mostFirst(found: ReadonlyMap<string, Contradiction>): Contradiction[] {
  return [...found.values()].sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}
