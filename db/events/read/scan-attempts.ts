import { countedFrom, countedSql } from "@/db/events/store/counted-row";
import { dayTables } from "@/db/events/store/day-tables";
import { preparedRaw } from "@/db/events/store/prepared";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";
import type { Selection } from "./selection";

/** Called for each attempt with an admitted slice, in order of time; `mask` as `Counted.mask`. */
export type AttemptVisitor = (
  at: EpochMs,
  group: number,
  outcome: number,
  mask: number,
  latencyMs: number | null,
) => void;

/** Reads the attempts of an interval in which no bucket fits, or so few happened that none is kept. */
export function scanAttempts(
  context: ReadContext,
  from: EpochMs,
  to: EpochMs,
  selection: Selection,
  visit: AttemptVisitor,
): void {
  const wanted = selection.all ? null : JSON.stringify([...selection.groupOf.keys()]);
  const bySlice = wanted === null ? "" : "and slice in (select value from json_each(?))";
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
    if (!context.hasDay(day)) continue;
    const rows = preparedRaw(context.db, countedSql(dayTables(day).attempts, bySlice)).all(
      ...[from, to],
      ...(wanted === null ? [] : [wanted]),
    );
    for (const row of rows) {
      const { at, slice, outcome, mask, latencyMs } = countedFrom(row, context.slices);
      const group = selection.groupOf.get(slice);
      if (group !== undefined) visit(at, group, outcome, mask, latencyMs);
    }
  }
}
