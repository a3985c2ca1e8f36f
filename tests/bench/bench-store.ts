import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { dropDay } from "@/db/events/maintain/drop-day";
import { fingerprint } from "@/db/events/maintain/fingerprint";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { dayOf } from "@/db/events/store/day-tables";
import { migrateStores } from "@/db/migrate";
import type { Source } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { type Exactness, exactness } from "./exactness";
import { costOf } from "./measure";
import { listTimes, type PanelTimes, panelTimes } from "./panels";

import { TRAFFIC, writeTuples } from "./traffic";
import { writeKeyRecords } from "./write-key-records";

export type StoreFigures = {
  readonly events: number;
  readonly sourceBytes: number;
  readonly ingest: {
    readonly perSecond: number;
    readonly cpuMicrosecondsPerEvent: number;
    readonly bytesPerEvent: number;
    readonly writtenTimesSize: number | null;
  };
  readonly panels: readonly PanelTimes[];
  readonly lists: readonly PanelTimes[];
  readonly exactness: Exactness;
  /** `null`: not done at this size. */
  readonly secondIngestChangesNothing: boolean | null;
  readonly dropDayMs: number;
};

/** Above this size a second ingest would only take long. */
const MOST_FOR_SECOND_INGEST = 1_000_000;

/** Ingests `events` tuples from a file into a new store below `dir` and measures rows 1, 4, 6, 7 and 8. */
export async function benchStore(
  dir: string,
  events: number,
  say: (line: string) => void,
): Promise<StoreFigures> {
  const dataDir = join(dir, `store-${events}`);
  const path = join(dir, `tuples-${events}.jsonl`);
  say(`${events} events: writing the file`);
  const sourceBytes = await writeTuples(path, events);
  migrateStores(dataDir);

  say(`${events} events: ingesting ${Math.round(sourceBytes / 1e6)} MB`);
  const source: Source = { gateway: "proxy", region: null, runtime: null, kind: "tuples", path };
  const ingest = await costOf(async () => {
    const writer = openEventWriter(dataDir);
    await ingestFile({ writer, source, from: "whole" });
    writer.close();
  });
  const size = statSync(join(dataDir, "events.db")).size;
  const { writtenBytes } = ingest;

  const records = openEventWriter(dataDir);
  say(`${events} events: ${writeKeyRecords(records, source.gateway)} windows of keys beside them`);
  records.close();

  say(`${events} events: reading panels`);
  const reader = openEventReader(dataDir);
  const panels = await panelTimes(reader);
  const lists = await listTimes(reader);
  say(`${events} events: comparing with an exact count`);
  const exact = await exactness(reader, events);
  reader.close();

  let secondIngestChangesNothing: boolean | null = null;
  if (events <= MOST_FOR_SECOND_INGEST) {
    say(`${events} events: ingesting the same file again`);
    const before = fingerprint(dataDir);
    const writer = openEventWriter(dataDir);
    await ingestFile({ writer, source, from: "whole" });
    writer.close();
    secondIngestChangesNothing = fingerprint(dataDir) === before;
  }
  const drop = await costOf(async () =>
    dropDay(dataDir, dayOf(TRAFFIC.endAt - TRAFFIC.days * DAY_MS)),
  );
  rmSync(path);
  return {
    events,
    sourceBytes,
    ingest: {
      perSecond: events / ingest.seconds,
      cpuMicrosecondsPerEvent: (ingest.cpuSeconds * 1e6) / events,
      bytesPerEvent: size / events,
      writtenTimesSize: writtenBytes === null ? null : writtenBytes / size,
    },
    panels,
    lists,
    exactness: exact,
    secondIngestChangesNothing,
    dropDayMs: drop.seconds * 1_000,
  };
}
