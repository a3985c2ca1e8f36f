import { prepared, preparedRaw } from "@/db/events/store/prepared";
import type { SourceRow } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { RejectedLine, Sourced } from "@/lib/core/store/event-store";

/** Samples kept per Gateway, verdict and reason. */
export const SAMPLES_KEPT = 50;

const NO_TIME = -1;

/**
 * Keeps the newest samples of each reason; which ones depends on the lines, not on their order or on
 * how often they are read. True if one was kept that was not there.
 */
export function writeRejected(
  db: Sqlite,
  rejected: readonly Sourced<RejectedLine>[],
  source: SourceRow,
): boolean {
  const insert = prepared(
    db,
    `insert into rejected_samples (gateway, verdict, reason, at, line, source, offset, sample)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (gateway, verdict, reason, at, line) do nothing`,
  );
  const added: (readonly [string, string, number, number])[] = [];
  for (const { value, lineId, offset } of rejected) {
    const { verdict, reason, sample } = value;
    const at = value.at ?? NO_TIME;
    const { changes } = insert.run(
      ...[source.gateway, verdict, reason, at, lineId, source.id, offset, sample],
    );
    if (changes > 0) added.push([verdict, reason, at, lineId]);
  }
  for (const [verdict, reason] of new Map(
    added.map((key) => [key.slice(0, 2).join(" "), key]),
  ).values()) {
    trim(db, source.gateway, verdict, reason);
  }
  const find = prepared(
    db,
    `select 1 from rejected_samples
     where gateway = ? and verdict = ? and reason = ? and at = ? and line = ?`,
  );
  return added.some((key) => find.get(source.gateway, ...key) !== undefined);
}

function trim(db: Sqlite, gateway: number, verdict: string, reason: string): void {
  const last = preparedRaw(
    db,
    `select at, line from rejected_samples where gateway = ? and verdict = ? and reason = ?
     order by at desc, line desc limit 1 offset ?`,
  ).get(gateway, verdict, reason, SAMPLES_KEPT);
  if (last === undefined) return;
  prepared(
    db,
    `delete from rejected_samples
     where gateway = ? and verdict = ? and reason = ? and (at, line) <= (?, ?)`,
  ).run(gateway, verdict, reason, ...last);
}
