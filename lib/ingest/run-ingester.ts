import { addSource } from "@/db/control/add-source";
import { listGateways } from "@/db/control/list-gateways";
import { listSources } from "@/db/control/list-sources";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { type ControlDb, openControl } from "@/db/open-control";
import { DEFAULT_ROW_DAYS } from "@/lib/core/rollup/retention";
import type { EventWriter, SourceKind } from "@/lib/core/store/event-store";
import { HOUR_MS, SECOND_MS } from "@/lib/core/time/range";
import { coveredFiles } from "@/lib/files/covered-files";
import { withEvidenceFile } from "@/lib/files/evidence-file";
import { discoverLogs, type LocalPlaces } from "./discover";
import { FolderWatch } from "./folder-watch";
import { Follower } from "./follower";
import { PushedLogs } from "./pushed-logs";
import { readProfiles } from "./read-profiles";
import { ensureSample } from "./sample-store";
import { sayError } from "./say-error";
import { sourceKindOf } from "./source-kind";
import { Upkeep } from "./upkeep";

export type IngesterOptions = {
  readonly dataDir: string;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Where logs of this machine are looked for; `null`: nowhere. */
  readonly places: LocalPlaces | null;
  /** UTC days for which attempts and evidence are kept; 30 where that is not said. */
  readonly retentionDays?: number;
  /** The root secret; left out: that of the data folder. */
  readonly secret?: string | null;
};

/** Between two looks where no change was notified: network file systems notify of none. */
const LOOK_EVERY_MS = SECOND_MS;
const DISCOVER_EVERY_MS = 5 * SECOND_MS;

/**
 * The ingester: follows every known source and what is pushed, woken by changes in their folders and
 * looking every second without. With no source it takes the OpenClaw logs of this machine, and while no
 * Gateway is known it keeps the sample fresh.
 */
export async function runIngester(options: IngesterOptions): Promise<void> {
  const { dataDir, tell, signal, now, places, secret = null } = options;
  const retentionDays = options.retentionDays ?? DEFAULT_ROW_DAYS;
  const upkeep = new Upkeep({ ...options, retentionDays });
  const control = await upkeep.start(() => {
    migrateStores(dataDir);
    return openControl(dataDir);
  }, signal);
  if (control === null) return;
  const { writer } = upkeep;
  const follower = new Follower({ writer, now });
  const pushed = new PushedLogs({ dataDir, control, writer, now, retentionDays });
  const changes = new FolderWatch();
  let unreadable: readonly string[] = [];
  const discoverDue = every(DISCOVER_EVERY_MS);
  let sampleDue = every(HOUR_MS);
  try {
    while (!signal.aborted) {
      await upkeep.look(async () => {
        if (places !== null && discoverDue()) {
          unreadable = await takeLocalLogs(places, control, writer, now, tell);
        }
        const sources = listSources(control);
        changes.watch([...sources.map(({ path }) => path), ...pushed.patterns], follower.folders);
        const look = await follower.look(sources);
        for (const loss of look.losses) tell(loss);
        const unread = await pushed.look();
        if (listGateways(control).length === 0 && sampleDue()) {
          upkeep.say("The sample is being prepared.");
          await ensureSample(dataDir, now(), tell, { secret }).catch((error: unknown) => {
            sampleDue = every(HOUR_MS);
            throw error;
          });
        }
        return [...unreadable, ...look.problems, ...unread];
      });
      await changes.next(LOOK_EVERY_MS, signal);
    }
  } finally {
    await changes.close();
    await upkeep.close();
    control.$client.close();
  }
}

/** True at first, and then once after each such time; whatever is done to the clock. */
function every(ms: number): () => boolean {
  let dueAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() < dueAt) return false;
    dueAt = performance.now() + ms;
    return true;
  };
}

/**
 * Makes sources of what is found, only where no Gateway was named by a person. Says what was found and
 * cannot be read yet.
 */
async function takeLocalLogs(
  places: LocalPlaces,
  control: ControlDb,
  writer: EventWriter,
  now: () => number,
  tell: (line: string) => void,
): Promise<string[]> {
  const known = listSources(control);
  const unreadable: string[] = [];
  if (known.some(({ addedBy }) => addedBy !== "discovered")) return unreadable;
  for (const { gateway, path, configFile } of await discoverLogs(places)) {
    if (known.some((source) => source.path === path)) continue;
    const kind = await firstKindOf(path).catch((error: unknown) => {
      unreadable.push(`${path}: ${sayError(error)}`);
      return null;
    });
    if (kind === null) continue;
    tell(`Found logs of a Gateway on this machine: ${path}`);
    upsertGateway(control, { id: gateway, region: null, runtime: null }, now());
    addSource(control, { gateway, kind, path, addedBy: "discovered" }, now());
    const profiles = await readProfiles(configFile).catch(() => null);
    if (profiles !== null) writer.setKeyLabels(profiles);
  }
  return unreadable;
}

/** Kind of the first file that can be read; `null` where there is none. Throws what keeps the last from it. */
async function firstKindOf(path: string): Promise<SourceKind | null> {
  let failure: unknown = null;
  for (const file of await coveredFiles(path)) {
    try {
      return await withEvidenceFile(file.path, sourceKindOf);
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== null) throw failure;
  return null;
}
