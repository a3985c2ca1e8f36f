import { and, desc, gte, inArray, lt, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { auditEntries } from "@/db/schema/control";
import type { AuditAction, ChainedEntry } from "@/lib/core/audit/audit-entry";
import type { EpochMs } from "@/lib/core/time/range";
import { type AuditRow, chainedEntry } from "./audit-row";

export type AuditSearch = {
  /** Half-open; left out: without an end. */
  readonly from?: EpochMs | undefined;
  readonly to?: EpochMs | undefined;
  /** Each of them stands in subject, actor or reason, in whatever case (of ASCII letters). */
  readonly words: readonly string[];
  /** A part of the actor's name, or of the subject, in the same way; left out: whatever it is. */
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  /** One of them; empty: whatever was done. */
  readonly actions: readonly AuditAction[];
  /** Older than this entry; `null`: from the newest. */
  readonly before: number | null;
  readonly limit: number;
};

/** Entries that a search finds, newest first. One whose JSON was damaged says so in place of it. */
export function listAudit(db: ControlTx, search: AuditSearch): ChainedEntry[] {
  const { from, to, words, actions, before, limit } = search;
  const { at, action, seq, actorName, subject } = auditEntries;
  return db
    .select()
    .from(auditEntries)
    .where(
      and(
        from === undefined ? undefined : gte(at, from),
        to === undefined ? undefined : lt(at, to),
        actions.length === 0 ? undefined : inArray(action, [...actions]),
        before === null ? undefined : lt(seq, before),
        search.actor ? holds(actorName, search.actor) : undefined,
        search.subject ? holds(subject, search.subject) : undefined,
        ...words.map(holdsAnywhere),
      ),
    )
    .orderBy(desc(seq))
    .limit(limit)
    .all()
    .map(readable);
}

function holdsAnywhere(word: string): SQL | undefined {
  const { subject, actorName, reason } = auditEntries;
  return or(...[subject, actorName, reason].map((column) => holds(column, word)));
}

function holds(column: SQLWrapper, part: string): SQL {
  const pattern = `%${part.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`${column} LIKE ${pattern} ESCAPE '\\'`;
}

function readable(row: AuditRow): ChainedEntry {
  try {
    return chainedEntry(row);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const damaged = JSON.stringify("damaged");
    return chainedEntry({ ...row, before: damaged, after: damaged });
  }
}
