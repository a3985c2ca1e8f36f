import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addSource } from "@/db/control/add-source";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventWriter } from "@/db/events/open-event-writer";
import { openControl } from "@/db/open-control";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { shortHash } from "@/lib/sample/failure-text";
import { INCIDENT_HOUR } from "./incident-hour";
import { incidentLines, sha256Hex } from "./incident-lines";
import { INCIDENTS } from "./incidents";

/** Writes the logs of all incidents below `dataDir` and reads them in, as any log is read. */
export async function writeIncidents(dataDir: string): Promise<void> {
  const logs = join(dataDir, "incident-logs");
  mkdirSync(logs, { recursive: true });
  const control = openControl(dataDir);
  const writer = openEventWriter(dataDir);
  try {
    writer.setKeyLabels(labels());
    for (const { scenes } of INCIDENTS) {
      const hour = INCIDENT_HOUR;
      for (const scene of scenes) {
        const { gateway, region, runtime, kind } = scene;
        const path = join(logs, `${gateway}.${kind === "tuples" ? "jsonl" : "log"}`);
        writeFileSync(path, `${incidentLines(scene, hour).join("\n")}\n`);
        upsertGateway(control, { id: gateway, region, runtime }, hour.to);
        addSource(control, { gateway, kind, path, addedBy: "cli" }, hour.to);
        await ingestFile({
          writer,
          source: { gateway, region, runtime, kind, path },
          from: "resume",
        });
      }
    }
  } finally {
    writer.close();
    control.$client.close();
  }
}

/** As `--profiles` gives them. */
function labels(): Map<string, string> {
  const names = INCIDENTS.flatMap(({ scenes }) => scenes).flatMap((scene) =>
    scene.kind === "openclaw_log" ? Object.values(scene.keys).flat() : [],
  );
  return new Map(names.map((name) => [shortHash(name, sha256Hex), name]));
}
