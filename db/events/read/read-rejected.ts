import { preparedRaw } from "@/db/events/store/prepared";
import type { Redacted } from "@/lib/core/log/redact";
import type { RejectedLine } from "@/lib/core/store/event-store";
import type { ReadContext } from "./read-context";

export type RejectedSample = RejectedLine & {
  readonly gateway: string;
  readonly source: string;
  readonly offset: number;
};

/** Samples of lines that were not understood, newest first; those without a time last. */
export function readRejected(
  context: ReadContext,
  query: { gateway: string | null; limit: number },
): RejectedSample[] {
  const { db, names } = context;
  const gateway = query.gateway === null ? -1 : (names.find(query.gateway) ?? 0);
  const rows = preparedRaw(
    db,
    `select r.gateway, r.verdict, r.reason, r.at, s.path, r.offset, r.sample
     from rejected_samples r join sources s on s.id = r.source
     where ? in (-1, r.gateway) order by r.at desc, r.line desc limit ?`,
  ).all(gateway, query.limit);
  return rows.map(([gatewayId, verdict, reason, at, source, offset, sample]) => ({
    gateway: names.textOf(gatewayId as number) ?? "",
    verdict: verdict as RejectedLine["verdict"],
    reason: reason as string,
    at: at === -1 ? null : (at as number),
    source: source as string,
    offset: offset as number,
    sample: sample as Redacted,
  }));
}
