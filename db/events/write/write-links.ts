import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { decodeEvidence } from "@/db/events/store/evidence-codec";
import { groupHash, runGroup, runOf } from "@/db/events/store/evidence-group";
import type { GroupContext } from "@/db/events/store/load-group";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import type { Sqlite } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Sourced } from "@/lib/core/store/event-store";

/**
 * Joins a trace and a run that one line names both; of several such lines of a day the first one is
 * kept. Answers the run's group if that is new, else `null`.
 */
export function writeLink(
  db: Sqlite,
  gateway: string,
  traceHash: number,
  { lineId, value }: Pick<Sourced<Evidence>, "lineId" | "value">,
): string | null {
  const run = runOf(value);
  if (run === null || value.traceId === null) return null;
  const group = runGroup(gateway, run);
  const { changes } = prepared(
    db,
    `insert into ${dayTables(dayOf(value.at)).links} (run, trace, at, line) values (?, ?, ?, ?)
     on conflict (run, trace) do update set at = excluded.at, line = excluded.line
     where (excluded.at, excluded.line) < (at, line)`,
  ).run(groupHash(group), traceHash, value.at, lineId);
  return changes > 0 ? group : null;
}

/** Makes the links of a day anew from its evidence. Only inside a write transaction. */
export function writeLinks(context: GroupContext, day: Day): void {
  const { db, names } = context;
  const { evidence, links } = dayTables(day);
  prepared(db, `delete from ${links}`).run();
  const rows = preparedRaw(db, `select trace, at, line, source, fact from ${evidence}`).all();
  for (const [trace, at, line, source, fact] of rows) {
    const value = decodeEvidence(at as number, fact as string, names);
    const gateway = context.gatewayOf(source as number);
    writeLink(db, gateway, trace as number, { lineId: line as number, value });
  }
}
