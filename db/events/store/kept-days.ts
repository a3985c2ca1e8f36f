import type { Sqlite } from "@/db/open-store";
import type { KeptSince } from "@/lib/core/rollup/kept-since";
import { ROLLUP_LEVELS, type RollupLevel } from "@/lib/core/rollup/levels";
import { DAY_MS } from "@/lib/core/time/range";
import type { Day } from "./day-tables";
import { prepared, preparedRaw } from "./prepared";

/** The first day (UTC, since 1970) of a level that was not dropped is a number in `meta`. */
function metaKey(level: RollupLevel): string {
  return `kept_from_day_${level}`;
}

/** From when on rows and rollups are there, as the store says. */
export function readKeptSince(db: Sqlite): KeptSince {
  const days = new Map(
    preparedRaw(db, "select key, value from meta where key >= 'kept_' and key < 'kept`'")
      .all()
      .map(([key, day]) => [key as string, day as Day]),
  );
  const lastDropped = prepared(db, "select max(day) from days where dropped").pluck().get();
  return {
    rows: typeof lastDropped === "number" ? (lastDropped + 1) * DAY_MS : Number.NEGATIVE_INFINITY,
    levels: new Map(
      ROLLUP_LEVELS.map((level) => {
        const day = days.get(metaKey(level));
        return [level, day === undefined ? Number.NEGATIVE_INFINITY : day * DAY_MS];
      }),
    ),
  };
}

/** Only inside the transaction that drops what came before `day`. */
export function writeKeptFrom(db: Sqlite, level: RollupLevel, day: Day): void {
  prepared(
    db,
    `insert into meta (key, value) values (?, ?)
     on conflict (key) do update set value = max(value, excluded.value)`,
  ).run(metaKey(level), day);
}
