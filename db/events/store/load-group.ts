import type { Sqlite } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Sourced } from "@/lib/core/store/event-store";
import { type Day, dayTables } from "./day-tables";
import { decodeEvidence } from "./evidence-codec";
import { evidenceGroup, groupHash } from "./evidence-group";
import type { Names } from "./names";
import { preparedRaw } from "./prepared";

/** A record of a group, with the source that it stands in. */
export type GroupLine = Sourced<Evidence> & { readonly source: number };

export type GroupContext = {
  readonly db: Sqlite;
  readonly names: Names;
  /** True where the day has tables. */
  readonly hasDay: (day: Day) => boolean;
  readonly gatewayOf: (source: number) => string;
};

/** A run of consecutive days that all hold evidence of a group, as far as it goes. */
export type DayRun = { readonly first: Day; readonly last: Day };

/** The run of days around `day`, which holds evidence of the group. */
export function groupRun(context: GroupContext, group: string, day: Day): DayRun {
  let first = day;
  let last = day;
  while (holds(context, group, first - 1)) first--;
  while (holds(context, group, last + 1)) last++;
  return { first, last };
}

/** All evidence of a group in a run of days, ordered by time and line. */
export function loadGroup(context: GroupContext, group: string, run: DayRun): GroupLine[] {
  const lines: GroupLine[] = [];
  for (let day = run.first; day <= run.last; day++) lines.push(...linesOf(context, group, day));
  return lines;
}

/** The group of a line that is known to stand in it on `day`; `null` if it does not. */
export function groupOfLine(
  context: GroupContext,
  hash: number,
  day: Day,
  lineId: number,
): string | null {
  const line = linesOfHash(context, hash, day).find((candidate) => candidate.lineId === lineId);
  return line === undefined ? null : groupOf(context, line);
}

/** The groups with this hash that have evidence on a day: nearly always one. */
export function groupsOfHash(context: GroupContext, hash: number, day: Day): string[] {
  return linesOfHash(context, hash, day).map((line) => groupOf(context, line));
}

function holds(context: GroupContext, group: string, day: Day): boolean {
  return linesOf(context, group, day).length > 0;
}

function linesOf(context: GroupContext, group: string, day: Day): GroupLine[] {
  const lines = linesOfHash(context, groupHash(group), day);
  return lines.filter((line) => groupOf(context, line) === group);
}

function groupOf(context: GroupContext, line: GroupLine): string {
  return evidenceGroup(context.gatewayOf(line.source), line.value, line.lineId);
}

function linesOfHash(context: GroupContext, hash: number, day: Day): GroupLine[] {
  if (!context.hasDay(day)) return [];
  return preparedRaw(
    context.db,
    `select at, line, source, offset, bytes, fact from ${dayTables(day).evidence}
     where trace = ? order by at, line`,
  )
    .all(hash)
    .map(([at, line, source, offset, bytes, fact]) => ({
      lineId: line as number,
      offset: offset as number,
      bytes: bytes as number,
      source: source as number,
      value: decodeEvidence(at as number, fact as string, context.names),
    }));
}
