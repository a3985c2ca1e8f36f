import { openStore, type Sqlite } from "@/db/open-store";
import { type KeptSince, levelSince } from "@/lib/core/rollup/kept-since";
import { ROLLUP_LEVELS } from "@/lib/core/rollup/levels";
import { DAY_MS } from "@/lib/core/time/range";
import { dropDay } from "./drop-day";
import { dropOldRollups } from "./drop-old-rollups";
import { openDays } from "./rebuild-rollups";

/** What one run dropped. */
export type Dropped = { readonly days: number; readonly rollupDays: number };

/**
 * Drops what is older than it should be: rows and evidence by the day, and each level of the rollups.
 * Every step is a transaction of its own, and `pause` is awaited between two of them, so that a writer
 * gets its turn. Stopping anywhere and doing it again gives the same tables.
 */
export async function applyRetention(
  dataDir: string,
  wanted: KeptSince,
  pause: () => Promise<void> = async () => {},
): Promise<Dropped> {
  const db = openStore(dataDir, "events", "write");
  try {
    let days = 0;
    for (const day of openDays(db).filter((open) => (open + 1) * DAY_MS <= wanted.rows)) {
      dropDay(dataDir, day);
      days++;
      await pause();
    }
    return { days, rollupDays: await dropLevels(db, wanted, pause) };
  } finally {
    db.close();
  }
}

async function dropLevels(
  db: Sqlite,
  wanted: KeptSince,
  pause: () => Promise<void>,
): Promise<number> {
  let dropped = 0;
  for (const level of ROLLUP_LEVELS) {
    for (const _ of dropOldRollups(db, level, levelSince(wanted, level))) {
      dropped++;
      await pause();
    }
  }
  return dropped;
}
