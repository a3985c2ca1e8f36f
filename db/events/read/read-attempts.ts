import {
  ATTEMPT_COLUMNS,
  type AttemptRow,
  parseAttemptId,
  storedAttempt,
} from "@/db/events/store/attempt-row";
import { OK_CODE } from "@/db/events/store/codes";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { preparedRaw } from "@/db/events/store/prepared";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import type { AttemptFilter, StoredAttempt } from "@/lib/core/store/event-store";
import { DAY_MS, type TimeRange } from "@/lib/core/time/range";
import { busySpans } from "./busy-spans";
import { rangesBefore } from "./ranges-before";
import type { ReadContext } from "./read-context";
import { ALL_OUTCOMES, admittedOutcomes, Groups, select } from "./selection";

export type AttemptsQuery = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  readonly limit: number;
  /** Id of the last attempt of the page before. */
  readonly cursor: string | null;
};

export type AttemptsPage = { attempts: StoredAttempt[]; nextCursor: string | null };

/** The newest attempts that a filter admits, a page at a time. A cursor that is not one of ours starts anew. */
export function readAttempts(context: ReadContext, query: AttemptsQuery): AttemptsPage {
  return context.read(() => {
    const rows = newestRows(context, query, query.limit + 1);
    const page = rows.slice(0, query.limit).map((row) => stored(context, row));
    return {
      attempts: page,
      nextCursor: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

export function stored(context: ReadContext, row: AttemptRow): StoredAttempt {
  return storedAttempt(row, context.names, context.slices, (id) => context.source(id).path);
}

function newestRows(context: ReadContext, query: AttemptsQuery, wanted: number): AttemptRow[] {
  const { filter } = query;
  const before = query.cursor === null ? null : parseAttemptId(query.cursor);
  const selection = select(context, WIDE_CUBE, filter, new Groups([]));
  const outcomes = admittedOutcomes(filter);
  if (selection.groupOf.size === 0 || outcomes === 0) return [];

  const everything = selection.all && outcomes === ALL_OUTCOMES;
  const spans = rangesBefore(query.range, before).flatMap((range) =>
    everything ? [range] : busySpans(context, range, filter, wanted),
  );
  const slices = selection.all ? null : JSON.stringify([...selection.groupOf.keys()]);
  const rows: AttemptRow[] = [];
  for (const span of spans) {
    for (const day of daysIn(context, span)) {
      const { attempts } = dayTables(day);
      rows.push(
        ...preparedRaw(context.db, pageSql(attempts, slices !== null, outcomes)).all(
          Math.max(span.from, day * DAY_MS),
          Math.min(span.to, (day + 1) * DAY_MS),
          before?.at ?? Number.MAX_SAFE_INTEGER,
          before?.line ?? 0,
          outcomes,
          ...(slices === null ? [] : [slices]),
          wanted - rows.length,
        ),
      );
      if (rows.length >= wanted) return rows;
    }
  }
  return rows;
}

/** Uses the primary key, or the index of failures where only failures are wanted. */
export function pageSql(table: string, bySlice: boolean, outcomes: number): string {
  const failuresOnly = (outcomes & (1 << OK_CODE)) === 0;
  return `select ${ATTEMPT_COLUMNS} from ${table} ${failuresOnly ? `indexed by ${table}_failures` : ""}
    where at >= ? and at < ? and (at, line) < (?, ?) and (1 << outcome) & ? <> 0
    ${failuresOnly ? "and outcome <> 0" : ""}
    ${bySlice ? "and slice in (select value from json_each(?))" : ""}
    order by at desc, line desc limit ?`;
}

function daysIn(context: ReadContext, { from, to }: TimeRange): Day[] {
  const first = dayOf(from);
  const last = dayOf(to - 1);
  return [...context.openDays()].filter((day) => day >= first && day <= last).sort((a, b) => b - a);
}
