import { type Day, dayTables, dropDayTables } from "@/db/events/store/day-tables";
import { decodeEvidence } from "@/db/events/store/evidence-codec";
import { Names } from "@/db/events/store/names";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { sourceById } from "@/db/events/store/source-row";
import { bumpVersion } from "@/db/events/store/version";
import { writeLink } from "@/db/events/write/write-links";
import { openStore, type Sqlite } from "@/db/open-store";
import { assemble } from "@/lib/core/attempt/assemble";
import { DAY_MS } from "@/lib/core/time/range";
import { openDays } from "./rebuild-rollups";
import { type WritingTables, writingTables } from "./writing-tables";

/**
 * Forgets the rows of the oldest UTC day (days since 1970). Its rollups of ten minutes and more stay;
 * evidence of that day or an earlier one which arrives later is counted as expired and not stored.
 * Throws where an older day still has its rows: traces cross midnight, and a gap would tear them.
 */
export function dropDay(dataDir: string, day: Day): void {
  const db = openStore(dataDir, "events", "write");
  try {
    const parts = writingTables(db, assemble);
    db.transaction(() => drop(db, day, parts)).immediate();
  } finally {
    db.close();
  }
}

function drop(db: Sqlite, day: Day, { cache, reassembler, tables }: WritingTables): void {
  const open = openDays(db);
  if (open.some((other) => other < day))
    throw new Error("Days are dropped in order: an older one is left.");
  if (open.includes(day) && open.includes(day + 1)) keepUnfinishedRequests(db, day);
  // What time alone joined to something of this day stands for itself from now on.
  const torn = reassembler.joinedOver((day + 1) * DAY_MS);
  dropDayTables(db, day);
  prepared(db, "delete from loose_calls where at < ?").run((day + 1) * DAY_MS);
  prepared(
    db,
    "insert into days (day, dropped) values (?, 1) on conflict (day) do update set dropped = 1",
  ).run(day);
  cache.forget();
  reassembler.reassemble(torn);
  tables.flush();
  bumpVersion(db);
}

/**
 * Evidence of requests that go on after midnight moves to the next day: its attempts rest on it. What
 * goes on is a trace or a run that either day joins to something on the other.
 */
function keepUnfinishedRequests(db: Sqlite, day: Day): void {
  const [old, next] = [dayTables(day), dayTables(day + 1)];
  const ofNext = `select trace from ${next.evidence} union select run from ${next.links}`;
  db.exec(`create temp table unfinished as
    with recursive pairs (a, b) as (
      select run, trace from ${old.links} union select trace, run from ${old.links}
    ), going (hash) as (
      select hash from (select trace as hash from ${old.evidence} union select run from ${old.links})
        where hash in (${ofNext})
      union select pairs.b from going join pairs on pairs.a = going.hash
    ) select hash from going`);
  db.exec(`insert into ${next.evidence} select * from ${old.evidence}
    where trace in (select hash from unfinished) on conflict do nothing`);
  linkMoved(db, day);
  db.exec("drop table unfinished");
}

function linkMoved(db: Sqlite, day: Day): void {
  const names = new Names(db);
  const moved = preparedRaw(
    db,
    `select trace, at, line, source, fact from ${dayTables(day + 1).evidence}
     where trace in (select hash from unfinished) and at < ?`,
  );
  for (const [trace, at, line, source, fact] of moved.all((day + 1) * DAY_MS)) {
    const value = decodeEvidence(at as number, fact as string, names);
    const gateway = names.textOf(sourceById(db, source as number).gateway) ?? "";
    writeLink(db, gateway, trace as number, { lineId: line as number, value }, day + 1);
  }
}
