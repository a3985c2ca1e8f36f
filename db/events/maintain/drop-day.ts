import { type Day, dayTables, dropDayTables } from "@/db/events/store/day-tables";
import { prepared } from "@/db/events/store/prepared";
import { bumpVersion } from "@/db/events/store/version";
import { openStore, type Sqlite } from "@/db/open-store";
import { openDays } from "./rebuild-rollups";

/**
 * Forgets the rows of the oldest UTC day (days since 1970). Its rollups of ten minutes and more stay;
 * evidence of that day or an earlier one which arrives later is counted as expired and not stored.
 * Throws where an older day still has its rows: traces cross midnight, and a gap would tear them.
 */
export function dropDay(dataDir: string, day: Day): void {
  const db = openStore(dataDir, "events", "write");
  try {
    db.transaction(() => drop(db, day)).immediate();
  } finally {
    db.close();
  }
}

function drop(db: Sqlite, day: Day): void {
  const open = openDays(db);
  if (open.some((other) => other < day))
    throw new Error("Days are dropped in order: an older one is left.");
  if (open.includes(day) && open.includes(day + 1)) keepUnfinishedTraces(db, day);
  dropDayTables(db, day);
  prepared(
    db,
    "insert into days (day, dropped) values (?, 1) on conflict (day) do update set dropped = 1",
  ).run(day);
  bumpVersion(db);
}

/** Evidence of traces that go on after midnight moves to the next day: its attempts rest on it. */
function keepUnfinishedTraces(db: Sqlite, day: Day): void {
  const [from, to] = [dayTables(day).evidence, dayTables(day + 1).evidence];
  db.exec(`insert into ${to} select * from ${from} old
    where exists (select 1 from ${to} new where new.trace = old.trace) on conflict do nothing`);
}
