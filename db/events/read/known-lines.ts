import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { evidenceGroup, groupHash } from "@/db/events/store/evidence-group";
import { prepared } from "@/db/events/store/prepared";
import type { KnownQuery } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";

/** Which of these lines are stored already, by their ids. */
export function knownLines(context: ReadContext, { gateway, lines }: KnownQuery): Set<number> {
  const known = new Set<number>();
  for (const { at, lineId, evidence } of lines) {
    const day = dayOf(at);
    if (!context.hasDay(day)) continue;
    const { attempts, evidence: table } = dayTables(day);
    const row =
      evidence === null
        ? prepared(context.db, `select 1 from ${attempts} where at = ? and line = ?`).get(
            at,
            lineId,
          )
        : prepared(
            context.db,
            `select 1 from ${table} where trace = ? and at = ? and line = ?`,
          ).get(groupHash(evidenceGroup(gateway, evidence, lineId)), at, lineId);
    if (row !== undefined) known.add(lineId);
  }
  return known;
}
