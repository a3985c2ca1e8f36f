import { ATTEMPT_COLUMNS, groupOf, storedAttempt } from "@/db/events/store/attempt-row";
import { dayTables } from "@/db/events/store/day-tables";
import { decodeEvidence } from "@/db/events/store/evidence-codec";
import { Names } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
import { eachKind } from "@/db/events/store/request-counts";
import { RequestKinds } from "@/db/events/store/request-kinds";
import {
  attemptsOfRow,
  groupOfRow,
  idsOfRow,
  isTupleRow,
  REQUEST_COLUMNS,
  requestLine,
  storedRequest,
} from "@/db/events/store/request-row";
import { STORED_LEVELS, sliceOfId } from "@/db/events/store/rollup-id";
import { Slices } from "@/db/events/store/slices";
import { sourceById } from "@/db/events/store/source-row";
import { openStore } from "@/db/open-store";

/**
 * Everything that events.db says, without the numbers that depend on the order of writing: names for
 * their ids, and every table sorted; and without the journal of arrivals, which tells of batches.
 * Equal dumps are equal stores.
 */
export function dumpStore(dataDir: string): Record<string, string[]> {
  const db = openStore(dataDir, "events", "read");
  const names = new Names(db);
  const slices = new Slices(db);
  const kinds = new RequestKinds(db, names);
  const nameOf = (id: unknown) => names.textOf(id as number);
  const sliceOf = (id: number) => slices.valuesOf(id).map(nameOf);
  const fileOf = (id: number) => sourceById(db, id).file;
  const all = (sql: string) => preparedRaw(db, sql).all();
  const dump: Record<string, string[]> = {};
  const put = (table: string, rows: unknown[]) => {
    dump[table] = rows.map((row) => JSON.stringify(row)).sort();
  };
  try {
    const days = all("select day, dropped from days");
    put("days", days);
    for (const [day, dropped] of days) {
      if (dropped) continue;
      const tables = dayTables(day as number);
      const { attempts, lookup, evidence, links, noted, minutes, requests, requestKeys } = tables;
      put(
        attempts,
        all(`select ${ATTEMPT_COLUMNS} from ${attempts}`).map((row) => [
          storedAttempt(row, names, slices, fileOf),
          row.slice(8, 10),
          groupOf(row),
        ]),
      );
      put(lookup, all(`select key from ${lookup}`));
      put(
        evidence,
        all(`select trace, at, line, source, offset, bytes, fact from ${evidence}`).map(
          ([trace, at, line, source, offset, bytes, fact]) => [
            ...[trace, line, offset, bytes, fileOf(source as number)],
            decodeEvidence(at as number, fact as string, names),
          ],
        ),
      );
      put(
        requests,
        all(`select ${REQUEST_COLUMNS} from ${requests}`).map((row) => [
          storedRequest(row, kinds, names),
          [requestLine(row), groupOfRow(row), isTupleRow(row), idsOfRow(row).others],
          attemptsOfRow(row).map(({ slice, ...rest }) => [sliceOf(slice), rest]),
        ]),
      );
      put(requestKeys, all(`select key from ${requestKeys}`));
      put(links, all(`select * from ${links}`));
      put(
        noted,
        all(`select * from ${noted}`).map(([kind, ...rest]) => [nameOf(kind), ...rest]),
      );
      put(minutes, all(`select id, hex(sums) from ${minutes}`).map(rollup));
    }
    for (const { table } of STORED_LEVELS)
      put(table, all(`select id, hex(sums) from ${table}`).map(rollup));
    put("request_sums", all("select level, bucket, sums from request_sums").flatMap(requestSums));
    for (const table of ["density_10m", "density_1h"]) put(table, all(`select * from ${table}`));
    put(
      "slices",
      all("select id, cube, attempts from slices where attempts > 0").map(
        ([id, cube, attempts]) => [sliceOf(id as number), cube, attempts],
      ),
    );
    put(
      "sources",
      all(
        `select gateway, region, runtime, kind, path, bytes, lines, irrelevant, records, attempts,
         unrecognised, malformed, expired, last_event_at from sources`,
      ).map(([gateway, region, runtime, ...rest]) =>
        [gateway, region, runtime].map(nameOf).concat(rest as never),
      ),
    );
    put(
      "checkpoints",
      // Not how large a file was when it was looked at.
      all(
        `select gateway, file, offset, tail_bytes, tail_hash, lines, release_oldest, release_newest,
         gone from checkpoints`,
      ).map(([gateway, ...rest]) => [nameOf(gateway), ...rest]),
    );
    put(
      "activity",
      all("select * from activity").map(([gateway, region, runtime, ...rest]) => [
        ...[gateway, region, runtime].map(nameOf),
        ...rest,
      ]),
    );
    put(
      "rejected_samples",
      all(
        "select gateway, verdict, reason, at, line, source, offset, sample from rejected_samples",
      ).map(([gateway, verdict, reason, at, line, source, ...rest]) => [
        ...[nameOf(gateway), verdict, reason, at, line, fileOf(source as number)],
        ...rest,
      ]),
    );
    put(
      "losses",
      all("select gateway, what, at, line, source, count from losses").map(
        ([gateway, what, at, line, source, count]) => [
          ...[nameOf(gateway), what, at, line, fileOf(source as number), count],
        ],
      ),
    );
    put(
      "loose_calls",
      all("select * from loose_calls").map(([side, gateway, provider, model, ...rest]) => [
        side,
        ...[gateway, provider, model].map(nameOf),
        ...rest,
      ]),
    );
    put("key_labels", all("select * from key_labels"));
    return dump;
  } finally {
    db.close();
  }

  function requestSums([level, bucket, sums]: unknown[]) {
    const counts: unknown[] = [];
    eachKind(level as number, sums as Uint8Array, (kind, ...numbers) => {
      const values = kinds.valuesOf(kind);
      counts.push([level, bucket, values.slice(0, -1).map(nameOf), values.at(-1), numbers]);
    });
    return counts;
  }

  function rollup([id, sums]: unknown[]) {
    const slice = sliceOfId(id as number);
    return [(id as number) - slice, sliceOf(slice), sums];
  }
}
