import { listGateways } from "@/db/control/list-gateways";
import { openEventReader } from "@/db/events/open-event-reader";
import { readIngestStatus } from "@/db/ingest-status";
import { type ControlDb, openControl } from "@/db/open-control";
import { readySample } from "@/db/sample-stores";
import { readSupervisionStatus } from "@/db/supervision-status";
import type { EventReader } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { ServiceError } from "@/lib/services/service-error";
import { readEnv } from "./env";

type Opened = {
  control: ControlDb | null;
  events: Map<string, EventReader>;
  /** Of the sample that is shown: its settings are its own. */
  sample: { dir: string; control: ControlDb } | null;
};

/** Survives the reload of this module during development. */
const holder = globalThis as typeof globalThis & { signalboxStores?: Opened };

/**
 * The stores that a request reads, opened at the first one: those of the configured Gateways, or the
 * sample's while there is none. Throws `not_ready` while there is nothing to read yet.
 */
export function consoleStores(): ConsoleStores {
  holder.signalboxStores ??= { control: null, events: new Map(), sample: null };
  const opened = holder.signalboxStores;
  const { dataDir } = readEnv(process.env);
  const control = openOnce(opened, dataDir);
  const gateways = listGateways(control);
  const live = gateways.length > 0;
  const dir = live ? dataDir : (readySample(dataDir)?.dir ?? null);
  if (dir === null) {
    throw new ServiceError("not_ready", "The sample is being prepared; it takes a few seconds.");
  }
  return {
    mode: live ? "live" : "sample",
    events: readerOf(opened, dir),
    gateways,
    control: live ? control : sampleControl(opened, dir),
    ingestStatus: readIngestStatus(dataDir),
    supervision: readSupervisionStatus(dataDir),
    now: Date.now(),
  };
}

/** What the processes say of themselves, also while there is nothing to read yet. */
export function processStatuses() {
  const { dataDir } = readEnv(process.env);
  return {
    ingest: readIngestStatus(dataDir),
    supervision: readSupervisionStatus(dataDir),
    now: Date.now(),
  };
}

function openOnce(opened: Opened, dataDir: string): ControlDb {
  try {
    opened.control ??= openControl(dataDir);
    return opened.control;
  } catch (error) {
    throw new ServiceError("not_ready", (error as Error).message);
  }
}

function sampleControl(opened: Opened, dir: string): ControlDb {
  if (opened.sample?.dir === dir) return opened.sample.control;
  opened.sample?.control.$client.close();
  opened.sample = { dir, control: openControl(dir) };
  return opened.sample.control;
}

/** One reader per folder; those of samples that were replaced are closed. */
function readerOf(opened: Opened, dir: string): EventReader {
  const known = opened.events.get(dir);
  if (known) return known;
  for (const [other, reader] of opened.events) {
    reader.close();
    opened.events.delete(other);
  }
  const reader = openEventReader(dir);
  opened.events.set(dir, reader);
  return reader;
}
