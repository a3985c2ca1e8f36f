import { type Arrival, decodeArrivals } from "@/db/events/store/arrivals-codec";
import { ATTEMPT_COLUMNS, attemptId } from "@/db/events/store/attempt-row";
import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { JOURNAL_STARTS } from "@/db/events/store/journal-start";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { readVersion } from "@/db/events/store/version";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import type { Arrivals, AttemptFilter, StoredAttempt } from "@/lib/core/store/event-store";
import { stored } from "./read-attempts";
import type { ReadContext } from "./read-context";
import { admittedOutcomes, filteredDimensions, Groups, select } from "./selection";

export type ArrivalsQuery = {
  readonly since: number;
  readonly filter: AttemptFilter;
  readonly limit: number;
};

/** What the journal says that writes did since a version; `null` where it does not reach back so far. */
export function readArrivals(context: ReadContext, query: ArrivalsQuery): Arrivals | null {
  return context.read(() => {
    const { db } = context;
    const version = readVersion(db);
    if (query.since > version || query.since < journalStart(context, version)) return null;
    const entries = preparedRaw(
      db,
      "select left_out, added, removed from arrivals where version > ? order by version desc",
    )
      .all(query.since)
      .map(([leftOut, added, removed]) => ({
        leftOut: leftOut as number,
        added: decodeArrivals(added as Uint8Array),
        removed: decodeArrivals(removed as Uint8Array),
      }));
    const { came, gone } = settle(entries, admission(context, query.filter));
    const attempts: StoredAttempt[] = [];
    for (const arrival of came.slice(0, query.limit)) {
      const attempt = find(context, arrival);
      if (attempt === null) gone.push(idOf(arrival));
      else attempts.push(attempt);
    }
    const unlisted = Math.max(0, came.length - query.limit);
    const leftOut = entries.reduce((sum, entry) => sum + entry.leftOut, unlisted);
    return { version, attempts, gone, leftOut };
  });
}

type Entry = {
  readonly leftOut: number;
  readonly added: readonly Arrival[];
  readonly removed: readonly Arrival[];
};

/**
 * What became of each row in the end, newest entry first: a transaction removes rows before it adds
 * them. Most rows were never removed, and those cannot come twice.
 */
function settle(
  entries: readonly Entry[],
  admits: (arrival: Arrival) => boolean,
): { came: Arrival[]; gone: string[] } {
  const removedLines = new Set(entries.flatMap(({ removed }) => removed.map(({ line }) => line)));
  const came: Arrival[] = [];
  const gone = new Set<string>();
  const arrived = new Set<string>();
  const unwanted = new Set<string>();
  for (const { added, removed } of entries) {
    for (const arrival of added.toReversed()) {
      const wanted = admits(arrival);
      if (removedLines.has(arrival.line)) {
        const id = idOf(arrival);
        if (arrived.has(id) || unwanted.has(id) || gone.has(id)) continue;
        (wanted ? arrived : unwanted).add(id);
      }
      if (wanted) came.push(arrival);
    }
    for (const id of removed.map(idOf)) {
      if (!arrived.has(id)) gone.add(id);
    }
  }
  return { came, gone: [...gone] };
}

function admission(context: ReadContext, filter: AttemptFilter): (arrival: Arrival) => boolean {
  const outcomes = admittedOutcomes(filter);
  const slices =
    filteredDimensions(filter).length === 0
      ? null
      : select(context, WIDE_CUBE, filter, new Groups([])).groupOf;
  return ({ slice, outcome }) =>
    ((1 << outcome) & outcomes) !== 0 && (slices === null || slices.has(slice));
}

function find(context: ReadContext, { at, line }: Arrival): StoredAttempt | null {
  const day = dayOf(at);
  if (!context.hasDay(day)) return null;
  const row = preparedRaw(
    context.db,
    `select ${ATTEMPT_COLUMNS} from ${dayTables(day).attempts} where at = ? and line = ?`,
  ).get(at, line);
  return row === undefined ? null : stored(context, row);
}

function idOf({ at, line }: Arrival): string {
  return attemptId(at, line);
}

function journalStart({ db }: ReadContext, version: number): number {
  const start = prepared(db, "select value from meta where key = ?").pluck().get(JOURNAL_STARTS);
  return typeof start === "number" ? start : version;
}
