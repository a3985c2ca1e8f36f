import type { Sqlite } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Sourced } from "@/lib/core/store/event-store";
import { type Day, dayOf, dayTables } from "./day-tables";
import { decodeEvidence } from "./evidence-codec";
import { evidenceGroup, groupHash, isRunGroup, runGroup, runOf } from "./evidence-group";
import type { Names } from "./names";
import { preparedRaw, type Value } from "./prepared";

/** A record of a group, with the source that it stands in. */
export type GroupLine = Sourced<Evidence> & { readonly source: number };

export type GroupContext = {
  readonly db: Sqlite;
  readonly names: Names;
  /** True where the day has tables of evidence: whole ones, or what is left of a dropped day. */
  readonly hasEvidence: (day: Day) => boolean;
  readonly gatewayOf: (source: number) => string;
};

/** A group in a run of consecutive days, of which each holds evidence of it or a link to it. */
export type GroupNode = {
  readonly group: string;
  readonly hash: number;
  readonly first: Day;
  readonly last: Day;
  /** Ordered by time and line. */
  readonly lines: readonly GroupLine[];
};

/** The group as far as it goes around `day`; without lines where the day holds none of it. */
export function groupNode(context: GroupContext, group: string, day: Day): GroupNode {
  const hash = groupHash(group);
  const days = [linesOf(context, group, hash, day)];
  let first = day;
  let last = day;
  for (;;) {
    const lines = linesOf(context, group, hash, first - 1);
    if (lines.length === 0 && !hasLink(context, group, hash, first - 1)) break;
    days.unshift(lines);
    first--;
  }
  for (;;) {
    const lines = linesOf(context, group, hash, last + 1);
    if (lines.length === 0 && !hasLink(context, group, hash, last + 1)) break;
    days.push(lines);
    last++;
  }
  return { group, hash, first, last, lines: days.flat() };
}

/** The groups that a node is linked to by a line which names both a trace and a run, each with the day of such a line. */
export function linkedGroups(
  context: GroupContext,
  node: GroupNode,
): { readonly group: string; readonly day: Day }[] {
  const linked = node.lines.flatMap((line) => runGroupOf(context, line));
  for (let day = node.first; day <= node.last; day++) {
    for (const line of linkLines(context, node.group, node.hash, day)) {
      linked.push({ group: groupOf(context, line), day });
    }
  }
  return linked;
}

/** The group of a line that is known to stand in one with this hash on `day`; `null` if it does not. */
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

/** The groups of runs with this hash that a line of the day links to a trace. */
export function linkedToHash(context: GroupContext, hash: number, day: Day): string[] {
  return linkingLines(context, hash, day).flatMap((line) =>
    runGroupOf(context, line).map(({ group }) => group),
  );
}

function runGroupOf(context: GroupContext, line: GroupLine): { group: string; day: Day }[] {
  const run = runOf(line.value);
  if (run === null || line.value.traceId === null) return [];
  const group = runGroup(context.gatewayOf(line.source), run);
  return [{ group, day: dayOf(line.value.at) }];
}

function linesOf(context: GroupContext, group: string, hash: number, day: Day): GroupLine[] {
  const lines = linesOfHash(context, hash, day);
  return lines.filter((line) => groupOf(context, line) === group);
}

function groupOf(context: GroupContext, line: GroupLine): string {
  return evidenceGroup(context.gatewayOf(line.source), line.value, line.lineId);
}

function hasLink(context: GroupContext, group: string, hash: number, day: Day): boolean {
  return linkLines(context, group, hash, day).length > 0;
}

/** A line for each trace that names this run on a day. */
function linkLines(context: GroupContext, group: string, hash: number, day: Day): GroupLine[] {
  if (!isRunGroup(group)) return [];
  return linkingLines(context, hash, day).filter((line) =>
    runGroupOf(context, line).some((linked) => linked.group === group),
  );
}

function linkingLines(context: GroupContext, hash: number, day: Day): GroupLine[] {
  if (!context.hasEvidence(day)) return [];
  const { evidence, links } = dayTables(day);
  return preparedRaw(
    context.db,
    `select e.at, e.line, e.source, e.offset, e.bytes, e.fact from ${links} l
     join ${evidence} e on e.trace = l.trace and e.at = l.at and e.line = l.line where l.run = ?`,
  )
    .all(hash)
    .map((row) => groupLine(context, row));
}

function linesOfHash(context: GroupContext, hash: number, day: Day): GroupLine[] {
  if (!context.hasEvidence(day)) return [];
  return preparedRaw(
    context.db,
    `select at, line, source, offset, bytes, fact from ${dayTables(day).evidence}
     where trace = ? order by at, line`,
  )
    .all(hash)
    .map((row) => groupLine(context, row));
}

function groupLine(context: GroupContext, row: readonly Value[]): GroupLine {
  const [at, lineId, source, offset, bytes] = row as number[];
  return {
    lineId: lineId ?? 0,
    offset: offset ?? 0,
    bytes: bytes ?? 0,
    source: source ?? 0,
    value: decodeEvidence(at ?? 0, row[5] as string, context.names),
  };
}
