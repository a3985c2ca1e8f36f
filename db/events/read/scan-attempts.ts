import { originOf } from "@/db/events/store/codes";
import { dayTables } from "@/db/events/store/day-tables";
import { UNKNOWN } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
import { hasKnownDenominator } from "@/lib/core/attempt/attempt";
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
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
    if (!context.hasDay(day)) continue;
    const rows = preparedRaw(context.db, rowsSql(dayTables(day).attempts, wanted !== null)).all(
      ...[from, to],
      ...(wanted === null ? [] : [wanted]),
    );
    for (const [at, slice, outcome, origin, latency, carried] of rows) {
      const group = selection.groupOf.get(slice as number);
      if (group === undefined) continue;
      const [, region, , provider, model, key] = context.slices.valuesOf(slice as number);
      const mask =
        (hasKnownDenominator(originOf(origin as number)) ? 1 : 0) |
        (carried as number) |
        (provider === UNKNOWN ? 0 : 8) |
        (model === UNKNOWN ? 0 : 16) |
        (region === UNKNOWN ? 0 : 64) |
        (key === UNKNOWN ? 0 : 128);
      const latencyMs = latency === null ? null : Math.round(latency as number);
      visit(at as number, group, outcome as number, mask, latencyMs);
    }
  }
}

function rowsSql(table: string, bySlice: boolean): string {
  return `select at, slice, outcome, origin, latency,
      (request is not null) * 2 + (session is not null) * 4 + (status is not null) * 32
    from ${table} where at >= ? and at < ?
    ${bySlice ? "and slice in (select value from json_each(?))" : ""} order by at`;
}
