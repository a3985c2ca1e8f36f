import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { readKeptSince, writeKeptFrom } from "@/db/events/store/kept-days";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { rollupId, rollupTable } from "@/db/events/store/rollup-id";
import { bumpVersion } from "@/db/events/store/version";
import type { Sqlite } from "@/db/open-store";
import { NARROW_CUBES, WIDE_CUBE } from "@/lib/core/rollup/cubes";
import { levelSince } from "@/lib/core/rollup/kept-since";
import type { RollupLevel } from "@/lib/core/rollup/levels";
import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import { dropRequestSums } from "./drop-request-sums";

/**
 * Drops the buckets of a level that lie before `since`, a day at a time, oldest first: each step of the
 * iterator is one transaction, which also says in the store from when on the level answers.
 */
export function* dropOldRollups(db: Sqlite, level: RollupLevel, since: EpochMs): Generator<Day> {
  for (const day of oldDays(db, levelSince(readKeptSince(db), level), since)) {
    db.transaction(() => {
      if (level === MINUTE_MS) dropMinutes(db, day);
      else dropBuckets(db, level, day);
      if (level !== MINUTE_MS) dropRequestSums(db, level, day);
      writeKeptFrom(db, level, day + 1);
      bumpVersion(db);
    }).immediate();
    yield day;
  }
}

function oldDays(db: Sqlite, kept: EpochMs, since: EpochMs): Day[] {
  if (!Number.isFinite(since)) return [];
  const first = Number.isFinite(kept) ? dayOf(kept) : Number.MIN_SAFE_INTEGER;
  const days = preparedRaw(db, "select day from days where day >= ? and day < ? order by day");
  return days.all(first, dayOf(since)).map(([day]) => day as Day);
}

/** The table stays, empty, until its day goes: whatever opens the day expects it. */
function dropMinutes(db: Sqlite, day: Day): void {
  const open = prepared(db, "select 1 from days where day = ? and not dropped").pluck().get(day);
  if (open !== undefined) prepared(db, `delete from ${dayTables(day).minutes}`).run();
}

function dropBuckets(db: Sqlite, level: RollupLevel, day: Day): void {
  const perDay = DAY_MS / level;
  for (const { id } of [WIDE_CUBE, ...NARROW_CUBES]) {
    prepared(db, `delete from ${rollupTable(level)} where id >= ? and id < ?`).run(
      rollupId(id, day * perDay, 0),
      rollupId(id, (day + 1) * perDay, 0),
    );
  }
}
