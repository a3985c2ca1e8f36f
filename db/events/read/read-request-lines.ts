import {
  ATTEMPT_COLUMNS,
  type AttemptRow,
  lineOf,
  parseAttemptId,
  placeOf,
  sourceOf,
} from "@/db/events/store/attempt-row";
import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { componentOf, NodeLoader } from "@/db/events/store/evidence-component";
import { type GroupLine, groupOfLine } from "@/db/events/store/load-group";
import { preparedRaw } from "@/db/events/store/prepared";
import {
  attemptsOfRow,
  groupOfRow,
  isTupleRow,
  type RequestRow,
  requestAt,
  requestLine,
} from "@/db/events/store/request-row";
import { assemble } from "@/lib/core/attempt/assemble";
import { assembleRequests } from "@/lib/core/request/assemble-requests";
import type { EvidenceLine } from "@/lib/core/store/event-store";
import { requestRowOf } from "./find-requests";
import { groupContext } from "./group-context";
import type { ReadContext } from "./read-context";

/** The lines that a stored request was put together from, in order; of tuples, the tuples themselves. */
export function readRequestLines(context: ReadContext, id: string): EvidenceLine[] {
  return context.read(() => {
    const row = requestRowOf(context, id);
    if (row === null) return tupleLines(context, [parseAttemptId(id)]);
    return isTupleRow(row) ? tupleLines(context, attemptsOfRow(row)) : evidenceLines(context, row);
  });
}

function evidenceLines(context: ReadContext, row: RequestRow): EvidenceLine[] {
  const groups = groupContext(context);
  const day = dayOf(requestAt(row));
  const group = groupOfLine(groups, groupOfRow(row), day, requestLine(row));
  if (group === null) return [];
  const { lines } = componentOf(new NodeLoader(groups), { group, day });
  const request = assembleRequests(lines, assemble(lines)).find(
    (candidate) => candidate.lines.at(-1)?.lineId === requestLine(row),
  );
  return (request?.lines ?? []).map((line) => evidenceLine(context, line));
}

function evidenceLine(context: ReadContext, line: GroupLine): EvidenceLine {
  const { path, kind } = context.source(line.source);
  const { offset, bytes, lineId, value } = line;
  return { source: path, sourceKind: kind, offset, bytes, lineId, evidence: value };
}

function tupleLines(
  context: ReadContext,
  keys: readonly ({ at: number; line: number } | null)[],
): EvidenceLine[] {
  return keys.flatMap((key) => {
    if (key === null || !context.hasDay(dayOf(key.at))) return [];
    const { attempts } = dayTables(dayOf(key.at));
    const sql = `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ? and line = ?`;
    const row = preparedRaw(context.db, sql).get(key.at, key.line);
    return row === undefined ? [] : [tupleLine(context, row)];
  });
}

function tupleLine(context: ReadContext, row: AttemptRow): EvidenceLine {
  const { path, kind } = context.source(sourceOf(row));
  return {
    ...{ source: path, sourceKind: kind, ...placeOf(row) },
    ...{ lineId: lineOf(row), evidence: null },
  };
}
