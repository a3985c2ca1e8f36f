import { openStore, type Sqlite } from "@/db/open-store";
import { assemble as assembleEvidence } from "@/lib/core/attempt/assemble";
import type {
  Checkpoint,
  EventWriter,
  IngestBatch,
  IngestResult,
  KnownFile,
  Source,
} from "@/lib/core/store/event-store";
import { internSource } from "./store/source-row";
import { bumpVersion } from "./store/version";
import { AttemptTables } from "./write/attempt-tables";
import { readCheckpoint } from "./write/read-checkpoint";
import { readFiles } from "./write/read-files";
import { type Assemble, Reassembler } from "./write/reassembler";
import { RequestTables } from "./write/request-tables";
import { RollupBuffer } from "./write/rollup-buffer";
import { StoreCache } from "./write/store-cache";
import { TupleRequests } from "./write/tuple-requests";
import { writeArrivals } from "./write/write-arrivals";
import { WriteCounts } from "./write/write-counts";
import { writeEvidence } from "./write/write-evidence";
import { writeKeyLabels } from "./write/write-key-labels";
import { writeLosses } from "./write/write-losses";
import { writeRejected } from "./write/write-rejected";
import { countsApply, writeRecordCounts, writeSource } from "./write/write-source";
import { writeTuples } from "./write/write-tuples";

export type EventWriterOptions = {
  /** How evidence becomes attempts; another one only in tests. */
  readonly assemble?: Assemble;
};

/**
 * Opens the write side of events.db, which `migrateStores` must have made. Other processes may write
 * too: each batch is one immediate transaction that waits up to five seconds for its turn.
 */
export function openEventWriter(
  dataDir: string,
  { assemble = assembleEvidence }: EventWriterOptions = {},
): EventWriter {
  return new SqliteEventWriter(openStore(dataDir, "events", "write"), assemble);
}

class SqliteEventWriter implements EventWriter {
  readonly #cache: StoreCache;
  readonly #tables: AttemptTables;
  readonly #requests: RequestTables;
  readonly #tupleRequests: TupleRequests;
  readonly #reassembler: Reassembler;

  constructor(
    private readonly db: Sqlite,
    assemble: Assemble,
  ) {
    this.#cache = new StoreCache(db);
    this.#tables = new AttemptTables(db, this.#cache, new RollupBuffer(db, this.#cache.slices));
    this.#requests = new RequestTables(db, this.#cache);
    this.#tupleRequests = new TupleRequests(db, this.#cache, this.#requests);
    this.#reassembler = new Reassembler(db, this.#cache, this.#tables, this.#requests, assemble);
  }

  /**
   * Stores a batch whole or not at all. Records that are there already change nothing. Throws where
   * the disk refuses or another writer holds the store for more than five seconds.
   */
  write(batch: IngestBatch): IngestResult {
    try {
      return this.db.transaction(() => this.#write(batch)).immediate();
    } catch (error) {
      this.#cache.forget();
      this.#reassembler.forget();
      this.#tables.clear();
      this.#requests.forget();
      this.#tupleRequests.clear();
      throw error;
    }
  }

  checkpoint(source: Pick<Source, "gateway" | "path" | "file">): Checkpoint | null {
    const gateway = this.#cache.names.find(source.gateway);
    return gateway === null ? null : readCheckpoint(this.db, gateway, source.file ?? source.path);
  }

  filesOf(gateway: string): KnownFile[] {
    const name = this.#cache.names.find(gateway);
    return name === null ? [] : readFiles(this.db, name, this.#cache.names);
  }

  setKeyLabels(labels: ReadonlyMap<string, string>): void {
    const write = () => {
      if (writeKeyLabels(this.db, labels)) bumpVersion(this.db);
    };
    this.db.transaction(write).immediate();
  }

  close(): void {
    this.db.close();
  }

  #write(batch: IngestBatch): IngestResult {
    const { db } = this;
    if (this.#cache.refresh()) this.#requests.forget();
    const source = internSource(db, batch.source, this.#cache.names);
    const stored = readCheckpoint(db, source.gateway, source.file);
    const counted = countsApply(batch, stored);
    const counts = new WriteCounts();

    if (counted) writeSource(db, batch, source);
    writeTuples(
      db,
      batch.attempts,
      source,
      counted,
      this.#cache,
      this.#tables,
      this.#tupleRequests,
      counts,
    );
    writeEvidence(db, batch.evidence, source, this.#cache, this.#reassembler, counts);
    const sampled = writeRejected(db, batch.rejected, source);
    const lost = writeLosses(db, batch.losses ?? [], source);
    writeRecordCounts(db, counts, source);
    const attempts = this.#tables.change;
    const { arrivals } = this.#tables;
    if (counted || sampled || lost || source.moved || counts.records > 0 || !arrivals.isEmpty)
      bumpVersion(db);
    writeArrivals(db, arrivals, attempts);
    this.#tables.flush();
    this.#requests.flush();
    return { records: counts.records, duplicates: counts.duplicates, attempts };
  }
}
