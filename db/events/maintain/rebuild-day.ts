import {
  ATTEMPT_COLUMNS,
  atOf,
  countedOf,
  lineOf,
  lookupKeysOf,
  outcomeOfRow,
  sliceOf,
} from "@/db/events/store/attempt-row";
import { type Day, dayTables } from "@/db/events/store/day-tables";
import { densityTable } from "@/db/events/store/density";
import { fillNoted } from "@/db/events/store/noted";
import { prepared, preparedRaw } from "@/db/events/store/prepared";
import { rollupId, STORED_LEVELS } from "@/db/events/store/rollup-id";
import { insertKeys } from "@/db/events/write/attempt-tables";
import type { Sqlite } from "@/db/open-store";
import { NARROW_CUBES, WIDE_CUBE } from "@/lib/core/rollup/cubes";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { rebuildRequests } from "./rebuild-requests";
import type { WritingTables } from "./writing-tables";

const ROWS_AT_ONCE = 20_000;

const DENSITY_LEVELS = [10 * MINUTE_MS, HOUR_MS];

/** A table and the ids in it that belong to a day. */
export type DayRows = { readonly table: string; readonly first: number; readonly last: number };

/** Where the rollups and densities of a day are: every bucket lies within one UTC day. */
export function rollupRowsOf(day: Day): DayRows[] {
  const rows = [WIDE_CUBE, ...NARROW_CUBES].flatMap(({ id }) =>
    STORED_LEVELS.map(({ level, table }) => ({
      table,
      first: rollupId(id, (day * DAY_MS) / level, 0),
      last: rollupId(id, ((day + 1) * DAY_MS) / level, 0),
    })),
  );
  const densities = DENSITY_LEVELS.map((level) => ({
    table: densityTable(level),
    first: (day * DAY_MS) / level,
    last: ((day + 1) * DAY_MS) / level,
  }));
  return [
    ...densities,
    { table: dayTables(day).minutes, first: 0, last: Number.MAX_SAFE_INTEGER },
    ...rows,
  ];
}

/**
 * Makes the rollups and search keys of a day anew from its rows, its notes from its evidence, and the
 * requests of its tuples. Only inside a write transaction.
 */
export function rebuildDay(db: Sqlite, day: Day, parts: WritingTables): void {
  const { cache, rollups } = parts;
  for (const { table, first, last } of rollupRowsOf(day)) {
    prepared(db, `delete from ${table} where id >= ? and id < ?`).run(first, last);
  }
  const { attempts, lookup } = dayTables(day);
  for (const level of DENSITY_LEVELS) {
    prepared(
      db,
      `insert into ${densityTable(level)} (id, attempts)
       select at / cast(? as integer), count(*) from ${attempts} group by 1`,
    ).run(level);
  }
  prepared(db, `delete from ${lookup}`).run();
  fillNoted(db, day, cache.names);
  const page = preparedRaw(
    db,
    `select ${ATTEMPT_COLUMNS} from ${attempts} where (at, line) > (?, ?)
     order by at, line limit ?`,
  );
  let last: readonly [number, number] = [-1, -1];
  for (;;) {
    const rows = page.all(...last, ROWS_AT_ONCE);
    for (const row of rows)
      rollups.count(atOf(row), sliceOf(row), outcomeOfRow(row), countedOf(row, cache.slices), 1);
    rollups.flush({ rebuilding: true });
    insertKeys(db, lookup, rows.flatMap(lookupKeysOf));
    const end = rows.at(-1);
    if (end === undefined) break;
    last = [atOf(end), lineOf(end)];
  }
  rebuildRequests(db, day, parts);
}
