import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import type { KeptSince } from "./kept-since";
import type { RollupLevel } from "./levels";

export const DEFAULT_ROW_DAYS = 30;

/** Whole UTC days before today for which a level is kept; infinity: for ever. */
const LEVEL_DAYS: readonly (readonly [RollupLevel, number])[] = [
  [MINUTE_MS, 2],
  [10 * MINUTE_MS, 9],
  [HOUR_MS, 100],
  [6 * HOUR_MS, 400],
  [DAY_MS, Number.POSITIVE_INFINITY],
];

/**
 * From when on everything should be kept, given how many days of rows are wanted. Levels finer than an
 * hour go before the rows, which then answer for them; the hour and coarser stay at least as long as
 * the rows, because nothing else answers once those are gone.
 */
export function retentionAt(now: EpochMs, rowDays: number): KeptSince {
  const today = Math.floor(now / DAY_MS);
  const since = (days: number) => (today - days) * DAY_MS;
  return {
    rows: since(rowDays),
    levels: new Map(
      LEVEL_DAYS.map(([level, days]) => [
        level,
        since(level < HOUR_MS ? days : Math.max(days, rowDays)),
      ]),
    ),
  };
}
