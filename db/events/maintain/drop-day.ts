import { type Day, dropDayTables } from "@/db/events/store/day-tables";
import { prepared } from "@/db/events/store/prepared";
import { bumpVersion } from "@/db/events/store/version";
import { openStore } from "@/db/open-store";

/**
 * Forgets the rows of a UTC day (days since 1970). Its rollups of ten minutes and more stay; evidence
 * of that day which arrives later is counted as expired and not stored.
 */
export function dropDay(dataDir: string, day: Day): void {
  const db = openStore(dataDir, "events", "write");
  try {
    const drop = () => {
      dropDayTables(db, day);
      prepared(
        db,
        "insert into days (day, dropped) values (?, 1) on conflict (day) do update set dropped = 1",
      ).run(day);
      bumpVersion(db);
    };
    db.transaction(drop).immediate();
  } finally {
    db.close();
  }
}
