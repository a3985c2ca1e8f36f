import type { Sqlite } from "@/db/open-store";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import { preparedRaw } from "./prepared";

/** UTC days since 1970. */
export type Day = number;

export function dayOf(at: EpochMs): Day {
  return Math.floor(at / DAY_MS);
}

export type DayTables = {
  readonly attempts: string;
  readonly lookup: string;
  readonly evidence: string;
  readonly links: string;
  readonly noted: string;
  readonly minutes: string;
  readonly requests: string;
  readonly requestKeys: string;
};

const NAMES = new Map<Day, DayTables>();

/** Names of the tables of one day. Tables of its own make forgetting it a DROP TABLE. */
export function dayTables(day: Day): DayTables {
  let tables = NAMES.get(day);
  if (tables === undefined) {
    tables = nameTables(day);
    NAMES.set(day, tables);
  }
  return tables;
}

function nameTables(day: Day): DayTables {
  if (!Number.isInteger(day)) throw new TypeError(`${day} is not a day.`);
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll("-", "");
  return {
    attempts: `attempts_${date}`,
    lookup: `lookup_${date}`,
    evidence: `evidence_${date}`,
    links: `links_${date}`,
    noted: `noted_${date}`,
    minutes: `rollup_1m_${date}`,
    requests: `requests_${date}`,
    requestKeys: `request_keys_${date}`,
  };
}

/** Makes the tables of a day where they are missing. */
export function createDayTables(db: Sqlite, day: Day): void {
  const { attempts, lookup, noted, minutes } = dayTables(day);
  createRequestTables(db, day);
  // The primary key is the time index of every list and the edge of every range, and at the same time
  // what stores a line exactly once. Rows arrive nearly in its order.
  db.exec(`create table if not exists ${attempts} (
    at integer not null, line integer not null, slice integer not null, outcome integer not null,
    origin integer not null, status integer, latency integer, ttfb integer, source integer not null,
    offset integer not null, bytes integer not null, reason integer, code text, preview text,
    request, trace, session, route integer, evidence integer, requested integer, number integer,
    primary key (at, line)) without rowid`);
  // Serves the Now and Attempts screens filtered to failures: the newest failures without the successes between them.
  db.exec(`create index if not exists ${attempts}_failures on ${attempts} (at, line, slice, outcome)
    where outcome <> 0`);
  // Serves search by request, session and trace, and finds the attempts of an evidence group: see lookupKey.
  db.exec(`create table if not exists ${lookup} (key integer primary key)`);
  createEvidenceTables(db, day);
  // Finds evidence of some kinds by time: what befell keys, and what changed on Gateways. See NOTED_KINDS.
  db.exec(`create table if not exists ${noted} (
    kind integer not null, at integer not null, line integer not null, trace integer not null,
    primary key (kind, at, line)) without rowid`);
  db.exec(`create table if not exists ${minutes} (id integer primary key, sums blob not null)`);
}

/** Makes the tables of a day's requests where they are missing. */
function createRequestTables(db: Sqlite, day: Day): void {
  const { requests, requestKeys } = dayTables(day);
  // By the time of the last thing that is known of a request: newest first is the order of every list.
  db.exec(`create table if not exists ${requests} (
    at integer not null, line integer not null, started integer not null, kind integer not null,
    request, trace, session, others text, skips integer not null, coalesced integer not null,
    count integer not null, attempts blob not null, evidence integer not null, tuple integer not null,
    primary key (at, line)) without rowid`);
  // Finds the requests that a group of evidence, or tuples with one id, gave before.
  db.exec(`create index if not exists ${requests}_groups on ${requests} (evidence)`);
  // Serves search by any id of a request: see lookupKey. Those of tuples are found by their attempts.
  db.exec(`create table if not exists ${requestKeys} (key integer primary key)`);
}

/** Makes the tables of a day's evidence where they are missing. */
export function createEvidenceTables(db: Sqlite, day: Day): void {
  const { evidence, links } = dayTables(day);
  db.exec(`create table if not exists ${evidence} (
    trace integer not null, at integer not null, line integer not null, source integer not null,
    offset integer not null, bytes integer not null, fact text not null,
    primary key (trace, at, line)) without rowid`);
  // A line that names both its trace and its run joins the two: found by the hash of the run's group.
  db.exec(`create table if not exists ${links} (
    run integer not null, trace integer not null, at integer not null, line integer not null,
    primary key (run, trace)) without rowid`);
}

/** The days that have a table of evidence: all open ones, and dropped ones of which something is left. */
export function evidenceDays(db: Sqlite): Set<Day> {
  const names = preparedRaw(
    db,
    "select name from sqlite_master where type = 'table' and substr(name, 1, 9) = 'evidence_'",
  ).all();
  return new Set(
    names.map(([name]) => {
      const [, year, month, date] = /^evidence_(\d{4})(\d{2})(\d{2})$/.exec(String(name)) ?? [];
      return dayOf(Date.UTC(Number(year), Number(month) - 1, Number(date)));
    }),
  );
}
