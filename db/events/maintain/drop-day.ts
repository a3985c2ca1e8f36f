import {
  createEvidenceTables,
  type Day,
  dayOf,
  dayTables,
  evidenceDays,
} from "@/db/events/store/day-tables";
import { evidenceGroup, groupHash } from "@/db/events/store/evidence-group";
import type { GroupLine } from "@/db/events/store/load-group";
import { Names } from "@/db/events/store/names";
import { prepared } from "@/db/events/store/prepared";
import { sourceById } from "@/db/events/store/source-row";
import { bumpVersion } from "@/db/events/store/version";
import { forgetArrivals } from "@/db/events/write/write-arrivals";
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

function drop(db: Sqlite, day: Day, { cache, reassembler }: WritingTables): void {
  const open = openDays(db);
  if (open.some((other) => other < day))
    throw new Error("Days are dropped in order: an older one is left.");
  if (isDropped(db, day)) return;
  cache.forget();
  const unfinished = reassembler.unfinished(day);
  const left = Map.groupBy(unfinished, ({ value }) => dayOf(value.at));
  for (const old of evidenceDays(db)) {
    if (old <= day) keepEvidence(db, old, left.get(old) ?? []);
  }
  const { attempts, lookup, noted, minutes, requests, requestKeys } = dayTables(day);
  for (const table of [attempts, lookup, noted, minutes, requests, requestKeys]) {
    db.exec(`drop table if exists ${table}`);
  }
  const kept = unfinished.map(({ value, lineId }) => `${value.at} ${lineId}`);
  prepared(
    db,
    `delete from loose_calls
     where at < ? and at || ' ' || line not in (select value from json_each(?))`,
  ).run((day + 1) * DAY_MS, JSON.stringify(kept));
  prepared(
    db,
    "insert into days (day, dropped) values (?, 1) on conflict (day) do update set dropped = 1",
  ).run(day);
  bumpVersion(db);
  forgetArrivals(db);
}

function isDropped(db: Sqlite, day: Day): boolean {
  return prepared(db, "select 1 from days where day = ? and dropped").get(day) !== undefined;
}

/**
 * Leaves of a day's evidence only these lines: those of requests that go on after midnight, because
 * attempts of the next day rest on them. Copied, because dropping a table is cheaper than deleting from it.
 */
function keepEvidence(db: Sqlite, day: Day, lines: readonly GroupLine[]): void {
  const { evidence, links } = dayTables(day);
  const names = new Names(db);
  const find = db.prepare(`select * from ${evidence} where at = ? and line = ? and trace = ?`);
  const rows = lines.map((line) => {
    const gateway = names.textOf(sourceById(db, line.source).gateway) ?? "";
    const hash = groupHash(evidenceGroup(gateway, line.value, line.lineId));
    return { line, gateway, hash, row: find.raw(true).get(line.value.at, line.lineId, hash) };
  });
  db.exec(`drop table ${evidence}`);
  db.exec(`drop table if exists ${links}`);
  if (rows.length === 0) return;
  createEvidenceTables(db, day);
  const insert = db.prepare(`insert into ${evidence} values (?, ?, ?, ?, ?, ?, ?)`);
  for (const { line, gateway, hash, row } of rows) {
    insert.run(row);
    writeLink(db, gateway, hash, line);
  }
}
