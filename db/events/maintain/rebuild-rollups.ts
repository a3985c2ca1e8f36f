import type { Day } from "@/db/events/store/day-tables";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { forgetRequestGap } from "@/db/events/store/request-gap";
import { rollupId, sliceOfId } from "@/db/events/store/rollup-id";
import { decodeSums } from "@/db/events/store/sums";
import { bumpVersion } from "@/db/events/store/version";
import type { Assemble } from "@/db/events/write/reassembler";
import { forgetArrivals } from "@/db/events/write/write-arrivals";
import { openStore, type Sqlite } from "@/db/open-store";
import { assemble as assembleEvidence } from "@/lib/core/attempt/assemble";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import { rebuildDay } from "./rebuild-day";
import { type WritingTables, writingTables } from "./writing-tables";

/**
 * Makes the rollups of every day that still has its rows anew, and then the attempts from their
 * evidence, as a change in how evidence is understood demands. A day is one transaction, so others can
 * write in between. `onDay` is told how many of how many are done.
 */
export function rebuildRollups(
  dataDir: string,
  options: { assemble?: Assemble; onDay?: (done: number, of: number) => void } = {},
): void {
  const db = openStore(dataDir, "events", "write");
  try {
    const parts = writingTables(db, options.assemble ?? assembleEvidence);
    const days = openDays(db);
    const steps = [
      ...days.map((day) => () => rebuildDay(db, day, parts)),
      () => recountSlices(db),
      ...days.map((day) => () => parts.reassembler.reassembleDay(day)),
    ];
    for (const [index, step] of steps.entries()) {
      inTransaction(db, parts, step);
      options.onDay?.(index + 1, steps.length);
    }
    forgetRequestGap(db);
  } finally {
    db.close();
  }
}

export function openDays(db: Sqlite): Day[] {
  return preparedRaw(db, "select day from days where not dropped order by day")
    .all()
    .map(([day]) => day as Day);
}

function inTransaction(db: Sqlite, parts: WritingTables, step: () => void): void {
  const { cache, tables, requests } = parts;
  const run = () => {
    if (cache.refresh()) requests.forget();
    step();
    tables.flush();
    requests.flush();
    bumpVersion(db);
    forgetArrivals(db);
  };
  db.transaction(run).immediate();
}

/** Counts the attempts of each slice from the day rollups, which dropped days have too. */
export function recountSlices(db: Sqlite): void {
  const counts = new Map<number, number>();
  const rows = preparedRaw(db, "select id, sums from rollup_1d where id < ?");
  for (const [id, sums] of rows.all(rollupId(WIDE_CUBE.id + 1, 0, 0))) {
    const slice = sliceOfId(id as number);
    const attempts = decodeSums(sums as Uint8Array).reduce((sum, s) => sum + s.attempts, 0);
    counts.set(slice, (counts.get(slice) ?? 0) + attempts);
  }
  prepared(db, "update slices set attempts = 0 where attempts <> 0").run();
  const update = prepared(db, "update slices set attempts = ? where id = ?");
  for (const [slice, attempts] of counts) update.run(attempts, slice);
}
