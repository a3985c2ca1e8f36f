import { AttemptRow, type AttemptsQuery } from "@/lib/contracts/attempts";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readAttempts } from "@/lib/services/read-attempts";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

const PAGE = 1_000;

/** Exactly the filtered rows, newest first, read page by page while they are sent. */
export async function attemptsCsv(stores: ConsoleStores, query: AttemptsQuery): Promise<Response> {
  const columns = Object.keys(AttemptRow.shape).filter((name) => name !== "id");
  // The first page is read before the answer begins, so that a refusal is still one.
  const first = await readAttempts(stores, { ...query, limit: PAGE });
  return csvResponse("attempts", columns, rows(stores, query, first));
}

async function* rows(
  stores: ConsoleStores,
  query: AttemptsQuery,
  first: Awaited<ReturnType<typeof readAttempts>>,
) {
  for (let page = first; ; ) {
    for (const row of page.attempts) {
      yield {
        ...row,
        at: isoTime(row.at),
        contradiction: String(row.contradiction),
      };
    }
    if (page.nextCursor === null) return;
    page = await readAttempts(stores, {
      ...query,
      ...first.range,
      limit: PAGE,
      cursor: page.nextCursor,
    });
  }
}
