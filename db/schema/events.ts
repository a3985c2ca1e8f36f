import { sql } from "drizzle-orm";
import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
} from "drizzle-orm/sqlite-core";
import { LOSS_KINDS, SOURCE_KINDS } from "@/lib/core/store/event-store";

/**
 * The tables of events.db that are always there. Rows of a day live in tables of that day, which the
 * writer creates: see `db/events/store/day-tables.ts`.
 */

/** `version` counts the transactions that changed what a reader would see. */
export const meta = sqliteTable("meta", {
  key: text().primaryKey(),
  value: integer().notNull(),
});

/** Texts that repeat, as numbers: rows hold the number. 0 is never given out: it stands for "unknown". */
export const names = sqliteTable("names", {
  id: integer().primaryKey(),
  text: text().notNull().unique(),
});

/**
 * Combinations of dimension values that occurred. `cube` says which dimensions count; the others are 0.
 * Rows and rollups hold the id: one small number instead of six.
 */
export const slices = sqliteTable(
  "slices",
  {
    id: integer().primaryKey(),
    cube: integer().notNull(),
    gateway: integer().notNull(),
    region: integer().notNull(),
    runtime: integer().notNull(),
    provider: integer().notNull(),
    model: integer().notNull(),
    key: integer().notNull(),
    /** Attempts of the wide cube's slice, now. */
    attempts: integer().notNull().default(0),
  },
  (table) => [
    unique("slices_values").on(
      table.cube,
      table.gateway,
      table.region,
      table.runtime,
      table.provider,
      table.model,
      table.key,
    ),
  ],
);

/** UTC days (since 1970) that have tables; `dropped` ones only had them, and take no more rows. */
export const days = sqliteTable("days", {
  day: integer().primaryKey(),
  dropped: integer({ mode: "boolean" }).notNull().default(false),
});

/**
 * Where evidence came from, with what was counted of it: a file, or what is none (a push). A Gateway that
 * moves gets a new row, so that what was read before keeps the region that it had. `gateway`, `region`,
 * `runtime` are names.
 */
export const sources = sqliteTable(
  "sources",
  {
    id: integer().primaryKey(),
    gateway: integer().notNull(),
    region: integer().notNull(),
    runtime: integer().notNull(),
    kind: text({ enum: SOURCE_KINDS }).notNull(),
    /** The path or pattern by which the file was found. */
    pattern: text().notNull(),
    /** What the file is known by, whatever its name. */
    file: text().notNull(),
    /** Where it was last seen. */
    path: text().notNull(),
    bytes: integer().notNull().default(0),
    lines: integer().notNull().default(0),
    irrelevant: integer().notNull().default(0),
    records: integer().notNull().default(0),
    attempts: integer().notNull().default(0),
    unrecognised: integer().notNull().default(0),
    malformed: integer().notNull().default(0),
    /** Records of days whose rows were dropped already. */
    expired: integer().notNull().default(0),
    lastEventAt: integer("last_event_at"),
  },
  (table) => [
    unique("sources_identity").on(
      table.gateway,
      table.file,
      table.kind,
      table.region,
      table.runtime,
    ),
  ],
);

/** How far each file was read; written in the transaction that stores what was read. */
export const checkpoints = sqliteTable(
  "checkpoints",
  {
    gateway: integer().notNull(),
    /** As in `sources`. */
    file: text().notNull(),
    offset: integer().notNull(),
    tailBytes: integer("tail_bytes").notNull(),
    tailHash: text("tail_hash").notNull(),
    seenBytes: integer("seen_bytes").notNull(),
    lines: integer().notNull(),
    releaseOldest: text("release_oldest"),
    releaseNewest: text("release_newest"),
    gone: integer({ mode: "boolean" }).notNull(),
    /** Hash of all the others: a damaged position is not believed. */
    sound: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.gateway, table.file] }),
    // Files of a Gateway that are to be looked at: few, while those that are gone only grow in number.
    index("checkpoints_here").on(table.gateway).where(sql`not gone`),
  ],
);

/** What each place (gateway, region, runtime: names) wrote in ten minutes: tells "no traffic" from "no data". */
export const activity = sqliteTable(
  "activity",
  {
    gateway: integer().notNull(),
    region: integer().notNull(),
    runtime: integer().notNull(),
    bucket: integer().notNull(),
    lines: integer().notNull(),
    everyCallMarks: integer("every_call_marks").notNull(),
  },
  (table) => [primaryKey({ columns: [table.gateway, table.region, table.runtime, table.bucket] })],
);

/** The newest lines per Gateway and reason that were not understood, for the Data quality screen. */
export const rejectedSamples = sqliteTable(
  "rejected_samples",
  {
    gateway: integer().notNull(),
    verdict: text({ enum: ["unrecognised", "malformed"] }).notNull(),
    reason: text().notNull(),
    /** -1: the line has no time. */
    at: integer().notNull(),
    line: integer().notNull(),
    source: integer().notNull(),
    offset: integer().notNull(),
    sample: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.gateway, table.verdict, table.reason, table.at, table.line],
    }),
  ],
);

/** Evidence that is known to be missing; `count` is of records or bytes, as `what` says. */
export const losses = sqliteTable(
  "losses",
  {
    gateway: integer().notNull(),
    what: text({ enum: LOSS_KINDS }).notNull(),
    at: integer().notNull(),
    line: integer().notNull(),
    source: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gateway, table.at, table.line, table.what] })],
);

/**
 * What the newest transactions did to attempts, for those who watch: a journal that is cut at its old
 * end, and that depends on how lines were batched. `version` as in `meta` after the transaction.
 */
export const arrivals = sqliteTable("arrivals", {
  version: integer().primaryKey(),
  /** Attempts that came since the journal began, less those that went. */
  attempts: integer().notNull(),
  /** Rows that this and all earlier entries hold. */
  rows: integer().notNull(),
  /** Rows that came and were too many to be held. */
  leftOut: integer("left_out").notNull(),
  /** From the arrivals codec. */
  added: blob({ mode: "buffer" }).notNull(),
  removed: blob({ mode: "buffer" }).notNull(),
});

/**
 * Calls that no id joins yet: lines of a log whose trace does not name its run, and whole-call records
 * whose run does not name its trace. They are joined by time. `group`, `at` and `line` find the evidence.
 */
export const looseCalls = sqliteTable(
  "loose_calls",
  {
    /** See `db/events/store/loose-calls.ts`. */
    side: text().notNull(),
    gateway: integer().notNull(),
    provider: integer().notNull(),
    model: integer().notNull(),
    /** The instant that is compared. */
    startedAt: integer("started_at").notNull(),
    line: integer().notNull(),
    at: integer().notNull(),
    group: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.side,
        table.gateway,
        table.provider,
        table.model,
        table.startedAt,
        table.line,
      ],
    }),
  ],
);

/** Names of keys by id, for display. */
export const keyLabels = sqliteTable("key_labels", {
  key: text().primaryKey(),
  label: text().notNull(),
});

/** Attempts per bucket (`id`: its index), which decide how finely the rollups are kept: see `keptFrom`. */
export const density10m = sqliteTable("density_10m", densityColumns());
export const density1h = sqliteTable("density_1h", densityColumns());

function densityColumns() {
  return { id: integer().primaryKey(), attempts: integer().notNull() };
}

/** Sums per bucket and slice; `id` from `rollupId`, `sums` from the sums codec. Minutes live in day tables. */
export const rollup10m = sqliteTable("rollup_10m", rollupColumns());
export const rollup1h = sqliteTable("rollup_1h", rollupColumns());
export const rollup6h = sqliteTable("rollup_6h", rollupColumns());
export const rollup1d = sqliteTable("rollup_1d", rollupColumns());

function rollupColumns() {
  return { id: integer().primaryKey(), sums: blob({ mode: "buffer" }).notNull() };
}

/** What requests are counted by, in numbers of names; 0 is unknown. `flags`: see `db/events/store/request-kind.ts`. */
export const requestKinds = sqliteTable(
  "request_kinds",
  {
    id: integer().primaryKey(),
    gateway: integer().notNull(),
    region: integer().notNull(),
    runtime: integer().notNull(),
    requestedProvider: integer("requested_provider").notNull(),
    requestedModel: integer("requested_model").notNull(),
    servedProvider: integer("served_provider").notNull(),
    servedModel: integer("served_model").notNull(),
    reason: integer().notNull(),
    flags: integer().notNull(),
  },
  (table) => [
    unique("request_kinds_values").on(
      table.gateway,
      table.region,
      table.runtime,
      table.requestedProvider,
      table.requestedModel,
      table.servedProvider,
      table.servedModel,
      table.reason,
      table.flags,
    ),
  ],
);

/** Requests per bucket of a level (ms) by kind; `bucket`: its index, `sums` from the counts codec. */
export const requestSums = sqliteTable(
  "request_sums",
  {
    level: integer().notNull(),
    bucket: integer().notNull(),
    sums: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.bucket] })],
);
