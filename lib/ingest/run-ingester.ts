import { stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { addSource } from "@/db/control/add-source";
import { listSources } from "@/db/control/list-sources";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventWriter } from "@/db/events/open-event-writer";
import { writeIngestStatus } from "@/db/ingest-status";
import { migrateStores } from "@/db/migrate";
import { type ControlDb, openControl } from "@/db/open-control";
import type { EventWriter } from "@/lib/core/store/event-store";
import { HOUR_MS, SECOND_MS } from "@/lib/core/time/range";
import { discoverLogs, type LocalPlaces } from "./discover";
import { sayError } from "./ingest-command";
import { ingestFile } from "./ingest-file";
import { readProfiles } from "./read-profiles";
import { ensureSample } from "./sample-store";
import { sourceKindOf } from "./source-kind";

export type IngesterOptions = {
  readonly dataDir: string;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Where logs of this machine are looked for; `null`: nowhere. */
  readonly places: LocalPlaces | null;
};

const LOOK_EVERY_MS = 500;
const DISCOVER_EVERY_MS = 5 * SECOND_MS;
/** Name of the Gateway whose logs were found on this machine. */
const LOCAL_GATEWAY = "local";

/**
 * The ingester: looks at every known source twice a second and reads what was appended. With no source
 * it takes the OpenClaw logs of this machine, and with none of those it keeps the sample fresh.
 */
export async function runIngester(options: IngesterOptions): Promise<void> {
  const { dataDir, tell, signal, now, places } = options;
  migrateStores(dataDir);
  const control = openControl(dataDir);
  const writer = openEventWriter(dataDir);
  const looks = new Map<string, Look>();
  let discoverAt = 0;
  let sampleAt = 0;
  try {
    while (!signal.aborted) {
      if (places !== null && now() >= discoverAt) {
        discoverAt = now() + DISCOVER_EVERY_MS;
        await takeLocalLogs(places, control, writer, now, tell);
      }
      const problems = await readSources(control, writer, looks, tell);
      if (listSources(control).length === 0 && now() >= sampleAt) {
        writeIngestStatus(dataDir, { lookedAt: now(), message: "The sample is being prepared." });
        await ensureSample(dataDir, now(), tell);
        sampleAt = now() + HOUR_MS;
      }
      writeIngestStatus(dataDir, { lookedAt: now(), message: problems });
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    }
  } finally {
    writer.close();
    control.$client.close();
  }
}

/** What a source was like when it was last looked at: unchanged, it is not opened again. */
type Look = { readonly file: string; readonly problem: string | null };

/** Reads what was appended to each source; one that cannot be read does not hold up the others. */
async function readSources(
  control: ControlDb,
  writer: EventWriter,
  looks: Map<string, Look>,
  tell: (line: string) => void,
): Promise<string | null> {
  const problems: string[] = [];
  for (const { gateway, region, runtime, kind, path } of listSources(control)) {
    const name = `${gateway} ${path}`;
    const last = looks.get(name);
    const file = await fileState(path);
    if (last?.file !== file || last.problem !== null) {
      const source = { gateway, region, runtime, kind, path };
      const problem = await ingestFile({ writer, source, from: "resume" }).then(
        () => null,
        (error) => `${path}: ${sayError(error)}`,
      );
      if (problem !== null && problem !== last?.problem) tell(problem);
      looks.set(name, { file, problem });
    }
    const problem = looks.get(name)?.problem;
    if (problem) problems.push(problem);
  }
  return problems.length === 0 ? null : problems.join("\n");
}

/** Changes whenever the file does, as far as the file system says. */
async function fileState(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? "missing" : `${found.ino} ${found.size} ${found.mtimeNs}`;
}

/** Only where no Gateway was named by a person; a new day's file of a found Gateway is found again. */
async function takeLocalLogs(
  places: LocalPlaces,
  control: ControlDb,
  writer: EventWriter,
  now: () => number,
  tell: (line: string) => void,
): Promise<void> {
  const known = listSources(control);
  if (known.some(({ addedBy }) => addedBy !== "discovered")) return;
  for (const path of await discoverLogs(places)) {
    if (known.some((source) => source.path === path)) continue;
    const kind = await sourceKindOf(path).catch(() => null);
    if (kind === null) continue;
    tell(`Found a log of a Gateway on this machine: ${path}`);
    upsertGateway(control, { id: LOCAL_GATEWAY, region: null, runtime: null }, now());
    addSource(control, { gateway: LOCAL_GATEWAY, kind, path, addedBy: "discovered" }, now());
    const profiles = await readProfiles(places.configFile).catch(() => null);
    if (profiles !== null) writer.setKeyLabels(profiles);
  }
}
