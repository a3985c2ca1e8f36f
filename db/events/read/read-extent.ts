import { dayTables } from "@/db/events/store/day-tables";
import { prepared } from "@/db/events/store/prepared";
import type { EpochMs } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

export type Extent = { firstAt: EpochMs | null; lastAt: EpochMs | null; attempts: number };

/** The times of the first and the last attempt that have rows, and how many attempts are counted. */
export function readExtent(context: ReadContext): Extent {
  return context.read(() => {
    const days = [...context.openDays()];
    return {
      firstAt: firstFound(context, days, "min"),
      lastAt: newestAt(context),
      attempts: Number(
        prepared(context.db, "select coalesce(sum(attempts), 0) from slices").pluck().get(),
      ),
    };
  });
}

/** The time of the newest attempt that has a row. */
export function newestAt(context: ReadContext): EpochMs | null {
  return firstFound(context, [...context.openDays()].reverse(), "max");
}

function firstFound(
  context: ReadContext,
  days: readonly number[],
  which: "min" | "max",
): EpochMs | null {
  for (const day of days) {
    const { attempts } = dayTables(day);
    const at = prepared(context.db, `select ${which}(at) from ${attempts}`).pluck().get();
    if (typeof at === "number") return at;
  }
  return null;
}
