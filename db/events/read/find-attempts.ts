import { ATTEMPT_COLUMNS } from "@/db/events/store/attempt-row";
import { dayTables } from "@/db/events/store/day-tables";
import { lookupTimes } from "@/db/events/store/lookup-times";
import { preparedRaw } from "@/db/events/store/prepared";
import type { StoredAttempt } from "@/lib/core/store/event-store";
import { stored } from "./read-attempts";
import type { ReadContext } from "./read-context";

/** Ids by which an attempt is searched for. */
const KINDS = ["request", "session", "trace"] as const;

/** The attempts whose request, session or trace has exactly this id, newest first, at most `limit`. */
export function findAttempts(context: ReadContext, id: string, limit: number): StoredAttempt[] {
  return context.read(() => {
    const found: StoredAttempt[] = [];
    for (const day of [...context.openDays()].reverse()) {
      const times = KINDS.flatMap((kind) => lookupTimes(context.db, kind, id, day));
      for (const at of [...new Set(times)].sort((a, b) => b - a)) {
        found.push(...attemptsAt(context, day, at).filter((attempt) => carries(attempt, id)));
        if (found.length >= limit) return found.slice(0, limit);
      }
    }
    return found;
  });
}

function attemptsAt(context: ReadContext, day: number, at: number): StoredAttempt[] {
  const { attempts } = dayTables(day);
  return preparedRaw(
    context.db,
    `select ${ATTEMPT_COLUMNS} from ${attempts} where at = ? order by line desc`,
  )
    .all(at)
    .map((row) => stored(context, row));
}

function carries({ requestId, sessionId, traceId }: StoredAttempt, id: string): boolean {
  return requestId === id || sessionId === id || traceId === id;
}
