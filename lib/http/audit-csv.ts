import type { AuditEntryWire } from "@/lib/contracts/audit";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

export const AUDIT_COLUMNS = [
  ...["seq", "at", "actorKind", "actorId", "actorName", "address", "action", "subject"],
  ...["before", "after", "reason", "hash"],
];

/** One row an entry; what was before and after as JSON. */
export function auditCsv(entries: AsyncIterable<AuditEntryWire>): Response {
  return csvResponse("audit", AUDIT_COLUMNS, cells(entries));
}

async function* cells(entries: AsyncIterable<AuditEntryWire>) {
  for await (const { at, actor, before, after, ...entry } of entries) {
    yield {
      ...{ ...entry, at: isoTime(at) },
      ...{ actorKind: actor.kind, actorId: actor.id, actorName: actor.name },
      ...{ before: JSON.stringify(before), after: JSON.stringify(after) },
    };
  }
}
