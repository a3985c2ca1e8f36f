import { type AuditSearch, listAudit } from "@/db/control/list-audit";
import type { Audit, AuditEntryWire, AuditQuery } from "@/lib/contracts/audit";
import type { ChainedEntry } from "@/lib/core/audit/audit-entry";
import { auditChain } from "./audit-chain";
import type { AuditStores } from "./audit-stores";
import { demand } from "./demand";
import { ServiceError } from "./service-error";

const PAGE = 100;
const EXPORT_PAGE = 500;

/** GET /api/v1/audit: newest first, and whether the chain verifies. */
export async function readAudit(stores: AuditStores, query: AuditQuery): Promise<Audit> {
  demand(stores, "audit.read");
  const limit = query.limit ?? PAGE;
  const found = listAudit(stores.control, { ...searchOf(query), limit: limit + 1 });
  const entries = found.slice(0, limit).map(entryWire);
  const nextCursor = found.length > limit ? String(entries.at(-1)?.seq) : null;
  return { entries, nextCursor, chain: await auditChain(stores) };
}

/**
 * All that a search finds, newest first, read in pieces while they are sent. What is refused is refused
 * before the first one.
 */
export function exportAudit(stores: AuditStores, query: AuditQuery): AsyncIterable<AuditEntryWire> {
  demand(stores, "audit.read");
  return piecewise(stores, searchOf(query));
}

async function* piecewise({ control }: AuditStores, search: Omit<AuditSearch, "limit">) {
  for (let { before } = search; ; ) {
    const piece = listAudit(control, { ...search, before, limit: EXPORT_PAGE });
    for (const entry of piece) yield entryWire(entry);
    if (piece.length < EXPORT_PAGE) return;
    before = piece.at(-1)?.seq ?? 0;
    await new Promise(setImmediate);
  }
}

function searchOf({
  from,
  to,
  q,
  action,
  actor,
  subject,
  cursor,
}: AuditQuery): Omit<AuditSearch, "limit"> {
  if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) {
    throw new ServiceError("invalid_query", "cursor: it is none that was answered.");
  }
  return {
    ...{ from, to, actor, subject, actions: action ?? [] },
    words: (q ?? "").split(/\s+/).filter((word) => word !== ""),
    before: cursor === undefined ? null : Number(cursor),
  };
}

function entryWire({ previous: _, actor, ...entry }: ChainedEntry): AuditEntryWire {
  return { ...entry, actor: { ...actor } };
}
