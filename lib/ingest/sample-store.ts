import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addSource } from "@/db/control/add-source";
import { saveDocument } from "@/db/control/save-document";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { readySample, SAMPLE_READY, samplesDir } from "@/db/sample-stores";
import { serverKeys } from "@/db/server-keys";
import { HOUR_MS } from "@/lib/core/time/range";
import { SAMPLE_CATALOGUE } from "@/lib/sample/catalogue";
import { SAMPLE_ENVIRONMENTS } from "@/lib/sample/route-changes";
import { writeSample } from "@/lib/sample/write-sample";
import { ingestFile } from "./ingest-file";

/** Screens show the sample up to its own last moment; this keeps its dates from looking forgotten. */
const STALE_AFTER_MS = 12 * HOUR_MS;
const SEED = 20261122;

/**
 * Makes a fresh sample where there is none or an old one: evidence files, then stores of its own, read
 * in by the same path as any log, and route tables with a history. A sample shows up only when it is complete.
 *
 * @param options.secret the root secret where it is not that of the data folder: the sample's audit log is
 *   signed with the keys of the installation.
 */
export async function ensureSample(
  dataDir: string,
  now: number,
  tell: (line: string) => void,
  { fresh = false, secret = null }: { fresh?: boolean; secret?: string | null } = {},
): Promise<void> {
  const current = readySample(dataDir);
  const age = current === null ? null : now - current.endAt;
  if (!fresh && current !== null && age !== null && age >= 0 && age < STALE_AFTER_MS) {
    // An earlier version of the program may have made it.
    migrateStores(current.dir);
    return;
  }
  const dir = join(samplesDir(dataDir), String(now));
  tell("Preparing the sample: a made-up week of several Gateways, and some recorded logs.");
  migrateStores(dir);
  const manifest = await writeSample(join(dir, "logs"), { endAt: now, seed: SEED });
  const control = openControl(dir);
  const writer = openEventWriter(dir);
  try {
    // Goes with the sample: what a real installation's models can do, and which table is for which Gateway, its people say.
    control.transaction(
      (tx) => {
        saveDocument(tx, { name: "capabilities", from: 0, body: SAMPLE_CATALOGUE, now });
        saveDocument(tx, { name: "environments", from: 0, body: SAMPLE_ENVIRONMENTS, now });
      },
      { behavior: "immediate" },
    );
    for (const { gateway, region, runtime, kind, path, profiles } of manifest.sources) {
      upsertGateway(control, { id: gateway, region, runtime }, now);
      addSource(control, { gateway, kind, path, addedBy: "sample" }, now);
      writer.setKeyLabels(new Map(Object.entries(profiles)));
      await ingestFile({
        writer,
        source: { gateway, region, runtime, kind, path },
        from: "resume",
      });
    }
    // Read only here: an ingester with Gateways needs nothing of Git.
    const { writeSampleRoutes } = await import("./routes-of-the-sample");
    await writeSampleRoutes({ dir, control, keys: serverKeys(dataDir, secret), endAt: now });
  } finally {
    writer.close();
    control.$client.close();
  }
  writeFileSync(join(dir, SAMPLE_READY), JSON.stringify({ endAt: now }), { mode: 0o600 });
  removeOthers(dataDir, dir);
  tell("The sample is ready.");
}

/** Open readers of an older sample keep what they have open; their files go when they close. */
function removeOthers(dataDir: string, keep: string): void {
  for (const name of readdirSync(samplesDir(dataDir))) {
    const dir = join(samplesDir(dataDir), name);
    if (dir !== keep) rmSync(dir, { recursive: true, force: true });
  }
}
