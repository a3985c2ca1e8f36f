import {
  ATTEMPT_COLUMNS,
  type AttemptRow,
  groupOf,
  parseAttemptId,
  placeOf,
  sourceOf,
} from "@/db/events/store/attempt-row";
import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { componentOf, NodeLoader } from "@/db/events/store/evidence-component";
import { groupOfLine } from "@/db/events/store/load-group";
import { preparedRaw } from "@/db/events/store/prepared";
import type { EvidenceLine, StoredAttempt } from "@/lib/core/store/event-store";
import { groupContext } from "./group-context";
import { stored } from "./read-attempts";
import type { ReadContext } from "./read-context";

export type AttemptWithLines = { attempt: StoredAttempt; lines: EvidenceLine[] };

/** An attempt with every line of the evidence that it was put together from, in order of time. */
export function readAttempt(context: ReadContext, id: string): AttemptWithLines | null {
  const key = parseAttemptId(id);
  if (key === null || !context.hasDay(dayOf(key.at))) return null;
  return context.read(() => {
    const { attempts } = dayTables(dayOf(key.at));
    const row = preparedRaw(
      context.db,
      `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ? and line = ?`,
    ).get(key.at, key.line);
    if (row === undefined) return null;
    return { attempt: stored(context, row), lines: linesOf(context, row, key) };
  });
}

function linesOf(
  context: ReadContext,
  row: AttemptRow,
  key: { at: number; line: number },
): EvidenceLine[] {
  const hash = groupOf(row);
  if (hash === null) {
    const { path, kind } = context.source(sourceOf(row));
    return [{ source: path, sourceKind: kind, ...placeOf(row), lineId: key.line, evidence: null }];
  }
  const groups = groupContext(context);
  const day = dayOf(key.at);
  const group = groupOfLine(groups, hash, day, key.line);
  if (group === null) return [];
  return componentOf(new NodeLoader(groups), { group, day }).lines.map((line) => {
    const { path, kind } = context.source(line.source);
    const { offset, bytes, lineId, value } = line;
    return { source: path, sourceKind: kind, offset, bytes, lineId, evidence: value };
  });
}
