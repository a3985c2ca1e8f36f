import type { Sqlite } from "@/db/open-store";
import { createDayTables, type Day, dayTables } from "./day-tables";
import { Names } from "./names";
import { fillNoted } from "./noted";
import { preparedRaw } from "./prepared";
import { noteRequestGap } from "./request-gap";

/** Makes the tables that days of an older version lack. Links of older evidence come with a rebuild. */
export function createOpenDayTables(db: Sqlite): void {
  const days = db.prepare("select day from days where not dropped").pluck().all() as Day[];
  const names = new Names(db);
  for (const day of days) {
    const wasNoted = hasTable(db, dayTables(day).noted);
    const hadRequests = hasTable(db, dayTables(day).requests);
    const make = () => {
      addAttemptColumns(db, day);
      createDayTables(db, day);
      if (!wasNoted) fillNoted(db, day, names);
      if (!hadRequests) noteRequestGap(db, day);
    };
    // Tables that are there take no lock, which a writer may hold.
    if (wasNoted && hadRequests) createDayTables(db, day);
    else db.transaction(make).immediate();
  }
}

/** What a tuple says of its request; tuples that were read before have none of it. */
function addAttemptColumns(db: Sqlite, day: Day): void {
  const { attempts } = dayTables(day);
  const columns = db.prepare("select name from pragma_table_info(?)").pluck().all(attempts);
  for (const column of ["requested", "number"]) {
    if (columns.length > 0 && !columns.includes(column)) {
      db.exec(`alter table ${attempts} add column ${column} integer`);
    }
  }
}

function hasTable(db: Sqlite, name: string): boolean {
  const found = preparedRaw(db, "select 1 from sqlite_master where type = 'table' and name = ?");
  return found.get(name) !== undefined;
}
