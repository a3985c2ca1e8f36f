import { ATTEMPT_COLUMNS, storedAttempt } from "@/db/events/store/attempt-row";
import { dayTables } from "@/db/events/store/day-tables";
import { decodeEvidence } from "@/db/events/store/evidence-codec";
import { Names } from "@/db/events/store/names";
import { preparedRaw } from "@/db/events/store/prepared";
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
      const { attempts, lookup, evidence, links, minutes } = dayTables(day as number);
      put(
        attempts,
        all(`select ${ATTEMPT_COLUMNS} from ${attempts}`).map((row) => [
          storedAttempt(row, names, slices, fileOf),
          row.slice(8, 10),
          row.at(-1),
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
      put(links, all(`select * from ${links}`));
      put(minutes, all(`select id, hex(sums) from ${minutes}`).map(rollup));
    }
    for (const { table } of STORED_LEVELS)
      put(table, all(`select id, hex(sums) from ${table}`).map(rollup));
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

  function rollup([id, sums]: unknown[]) {
    const slice = sliceOfId(id as number);
    return [(id as number) - slice, sliceOf(slice), sums];
  }
}
