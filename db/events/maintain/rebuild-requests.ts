import { ATTEMPT_COLUMNS, atOf, lineOf, storedAttempt } from "@/db/events/store/attempt-row";
import { type Day, dayTables } from "@/db/events/store/day-tables";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { REQUEST_COLUMNS, requestKeysOf } from "@/db/events/store/request-row";
import { STORED_LEVELS } from "@/db/events/store/rollup-id";
import { insertKeys } from "@/db/events/write/attempt-tables";
import type { Sqlite } from "@/db/open-store";
import { dropRequestSums } from "./drop-request-sums";
import type { WritingTables } from "./writing-tables";

const ROWS_AT_ONCE = 20_000;

/**
 * Makes the requests of a day's tuples anew from their attempts, and the sums and search keys of all its
 * requests. Only inside a write transaction, after the search keys of attempts.
 */
export function rebuildRequests(db: Sqlite, day: Day, parts: WritingTables): void {
  const { requests, requestKeys } = dayTables(day);
  for (const { level } of STORED_LEVELS) dropRequestSums(db, level, day);
  prepared(db, `delete from ${requests} where tuple = 1`).run();
  prepared(db, `delete from ${requestKeys}`).run();
  const rows = preparedRaw(db, `select ${REQUEST_COLUMNS} from ${requests}`).all();
  for (const row of rows) parts.requests.count(row);
  insertKeys(db, requestKeys, rows.flatMap(requestKeysOf));
  noteTuples(db, day, parts);
  parts.requests.flush();
}

function noteTuples(db: Sqlite, day: Day, { cache, tupleRequests }: WritingTables): void {
  const page = preparedRaw(
    db,
    `select ${ATTEMPT_COLUMNS} from ${dayTables(day).attempts}
     where (at, line) > (?, ?) and evidence is null order by at, line limit ?`,
  );
  let last: readonly [number, number] = [-1, -1];
  for (;;) {
    const rows = page.all(...last, ROWS_AT_ONCE);
    for (const row of rows) {
      const attempt = storedAttempt(row, cache.names, cache.slices, () => "");
      tupleRequests.note(row, attempt, attempt.gateway);
    }
    tupleRequests.settle();
    const end = rows.at(-1);
    if (end === undefined) return;
    last = [atOf(end), lineOf(end)];
  }
}
