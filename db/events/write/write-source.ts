import { prepared } from "@/db/events/store/prepared";
import type { SourceRow } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Activity, Checkpoint, IngestBatch } from "@/lib/core/store/event-store";
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
  prepared(
    db,
    `update sources set bytes = bytes + ?, lines = lines + ?, irrelevant = irrelevant + ?,
     unrecognised = unrecognised + ?, malformed = malformed + ? where id = ?`,
  ).run(bytes, lines, irrelevant, unrecognised, malformed, source.id);
  for (const activity of batch.activity) {
    addActivity(db, source.gateway, source.region, source.runtime, activity);
  }
  if (batch.checkpoint !== null) writeCheckpoint(db, source, batch.checkpoint);
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
  prepared(
    db,
    `insert into checkpoints (gateway, kind, path, head_bytes, head_hash, offset, tail_bytes,
       tail_hash, lines, release_oldest, release_newest)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (gateway, kind, path) do update
     set head_bytes = excluded.head_bytes, head_hash = excluded.head_hash, offset = excluded.offset,
       tail_bytes = excluded.tail_bytes, tail_hash = excluded.tail_hash, lines = excluded.lines,
       release_oldest = excluded.release_oldest, release_newest = excluded.release_newest`,
  ).run(
    source.gateway,
    source.kind,
    source.path,
    checkpoint.headBytes,
    checkpoint.headHash,
    checkpoint.offset,
    checkpoint.tailBytes,
    checkpoint.tailHash,
    checkpoint.lines,
    checkpoint.release?.oldest ?? null,
    checkpoint.release?.newest ?? null,
  );
}
