import type { RequestRow, RequestsQuery, SkippedCandidate } from "@/lib/contracts/requests";
import { targetRef } from "@/lib/core/request/target-ref";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readRequests } from "@/lib/services/read-requests";
import { costText } from "./cost-text";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

const PAGE = 200;

const COLUMNS = [
  ...["startedAt", "endedAt", "requestId", "traceId", "sessionId", "gateway", "region", "runtime"],
  ...["result", "requested", "served", "step", "downgraded", "silent", "recovered", "reason"],
  ...["skips", "skipped", "coalesced", "cost", "attemptCount", "chain"],
];

/** Exactly the filtered rows, newest first, read page by page while they are sent. */
export async function requestsCsv(stores: ConsoleStores, query: RequestsQuery): Promise<Response> {
  // The first page is read before the answer begins, so that a refusal is still one.
  const first = await readRequests(stores, { ...query, limit: PAGE });
  return csvResponse("requests", COLUMNS, rows(stores, query, first));
}

async function* rows(
  stores: ConsoleStores,
  query: RequestsQuery,
  first: Awaited<ReturnType<typeof readRequests>>,
) {
  for (let page = first; ; ) {
    for (const row of page.requests) yield csvRow(row);
    if (page.nextCursor === null) return;
    const next = { ...query, ...first.range, limit: PAGE, cursor: page.nextCursor };
    page = await readRequests(stores, next);
  }
}

function csvRow(row: RequestRow) {
  return {
    ...row,
    startedAt: isoTime(row.startedAt),
    endedAt: isoTime(row.endedAt),
    requested: row.requested === null ? null : targetRef(row.requested),
    served: row.served === null ? null : targetRef(row.served),
    downgraded: String(row.downgraded),
    silent: String(row.silent),
    recovered: String(row.recovered),
    skipped: row.skipped.map(skipText).join(" > "),
    cost: row.cost === null ? null : costText(row.cost),
    chain: row.attempts.map((attempt) => `${targetRef(attempt)} ${attempt.outcome}`).join(" > "),
  };
}

/** "anthropic/opus rate_limit until 2026-11-22T02:41:00.000Z" */
function skipText({ reason, until, ...target }: SkippedCandidate): string {
  const words = [targetRef(target), reason ?? "unknown"];
  return [...words, ...(until === null ? [] : [`until ${isoTime(until)}`])].join(" ");
}
