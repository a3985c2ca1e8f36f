import { prepared } from "@/db/events/store/prepared";
import type { SourceRow } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Activity, Checkpoint, IngestBatch } from "@/lib/core/store/event-store";
import { soundOf } from "./read-checkpoint";
import type { WriteCounts } from "./write-counts";

/**
 * True where the stored checkpoint stands where the batch expects it. Another process may have moved
 * it meanwhile; then those lines are counted already.
 */
export function countsApply({ countedFrom }: IngestBatch, stored: Checkpoint | null): boolean {
  return countedFrom !== null && countedFrom === (stored?.offset ?? 0);
}

/** Adds line counts, activity and checkpoint of a batch whose counts apply. */
export function writeSource(db: Sqlite, batch: IngestBatch, source: SourceRow): void {
  const { bytes, lines, irrelevant, unrecognised, malformed } = batch.counts;
  if (batch.countedFrom === 0 && batch.checkpoint !== null) forgetCounts(db, source);
  prepared(
    db,
    `update sources set bytes = bytes + ?, lines = lines + ?, irrelevant = irrelevant + ?,
     unrecognised = unrecognised + ?, malformed = malformed + ? where id = ?`,
  ).run(bytes, lines, irrelevant, unrecognised, malformed, source.id);
  for (const activity of batch.activity) {
    addActivity(db, source.gateway, source.region, source.runtime, activity);
  }
  if (batch.checkpoint === null) return;
  if (!batch.checkpoint.gone && wasGone(db, source)) forgetLosses(db, source);
  writeCheckpoint(db, source, batch.checkpoint);
}

/** What is counted from its beginning was not counted before, or its read position was damaged. */
function forgetCounts(db: Sqlite, { gateway, file }: SourceRow): void {
  prepared(
    db,
    `update sources set bytes = 0, lines = 0, irrelevant = 0, unrecognised = 0, malformed = 0
     where gateway = ? and file = ?`,
  ).run(gateway, file);
}

function wasGone(db: Sqlite, { gateway, file }: SourceRow): boolean {
  return (
    prepared(db, "select 1 from checkpoints where gateway = ? and file = ? and gone").get(
      ...[gateway, file],
    ) !== undefined
  );
}

/** A file that came back after all holds what was given up of it. */
function forgetLosses(db: Sqlite, { gateway, file }: SourceRow): void {
  prepared(
    db,
    `delete from losses where gateway = ? and what = 'not_saved'
     and source in (select id from sources where gateway = ? and file = ?)`,
  ).run(gateway, gateway, file);
}

/** Adds what was stored and seen of a batch, whether or not its lines were counted. */
export function writeRecordCounts(db: Sqlite, counts: WriteCounts, source: SourceRow): void {
  prepared(
    db,
    `update sources set records = records + ?, expired = expired + ?,
     last_event_at = nullif(max(coalesce(last_event_at, -1), ?), -1) where id = ?`,
  ).run(counts.records, counts.expired, counts.lastEventAt ?? -1, source.id);
}

export function addActivity(
  db: Sqlite,
  gateway: number,
  region: number,
  runtime: number,
  activity: Activity,
): void {
  prepared(
    db,
    `insert into activity (gateway, region, runtime, bucket, lines, every_call_marks)
     values (?, ?, ?, ?, ?, ?) on conflict (gateway, region, runtime, bucket) do update
     set lines = lines + excluded.lines, every_call_marks = every_call_marks + excluded.every_call_marks`,
  ).run(gateway, region, runtime, activity.bucket, activity.lines, activity.everyCallMarks);
}

function writeCheckpoint(db: Sqlite, source: SourceRow, checkpoint: Checkpoint): void {
  const columns = [
    source.file,
    checkpoint.offset,
    checkpoint.tailBytes,
    checkpoint.tailHash,
    checkpoint.seenBytes,
    checkpoint.lines,
    checkpoint.release?.oldest ?? null,
    checkpoint.release?.newest ?? null,
    checkpoint.gone ? 1 : 0,
  ];
  prepared(
    db,
    `insert into checkpoints (gateway, file, offset, tail_bytes, tail_hash, seen_bytes, lines,
       release_oldest, release_newest, gone, sound)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (gateway, file) do update
     set offset = excluded.offset, tail_bytes = excluded.tail_bytes, tail_hash = excluded.tail_hash,
       seen_bytes = excluded.seen_bytes, lines = excluded.lines,
       release_oldest = excluded.release_oldest, release_newest = excluded.release_newest,
       gone = excluded.gone, sound = excluded.sound`,
  ).run(source.gateway, columns, soundOf(columns));
}
