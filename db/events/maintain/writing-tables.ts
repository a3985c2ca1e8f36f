import { AttemptTables } from "@/db/events/write/attempt-tables";
import { type Assemble, Reassembler } from "@/db/events/write/reassembler";
import { RequestTables } from "@/db/events/write/request-tables";
import { RollupBuffer } from "@/db/events/write/rollup-buffer";
import { StoreCache } from "@/db/events/write/store-cache";
import { TupleRequests } from "@/db/events/write/tuple-requests";
import type { Sqlite } from "@/db/open-store";

/** The parts of the writer, for those who rebuild what it wrote. */
export type WritingTables = {
  readonly cache: StoreCache;
  readonly rollups: RollupBuffer;
  readonly tables: AttemptTables;
  readonly requests: RequestTables;
  readonly tupleRequests: TupleRequests;
  readonly reassembler: Reassembler;
};

export function writingTables(db: Sqlite, assemble: Assemble): WritingTables {
  const cache = new StoreCache(db);
  const rollups = new RollupBuffer(db, cache.slices);
  const tables = new AttemptTables(db, cache, rollups);
  const requests = new RequestTables(db, cache);
  const tupleRequests = new TupleRequests(db, cache, requests);
  const reassembler = new Reassembler(db, cache, tables, requests, assemble);
  return { cache, rollups, tables, requests, tupleRequests, reassembler };
}
