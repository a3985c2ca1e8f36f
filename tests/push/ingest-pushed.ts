import { openEventWriter } from "@/db/events/open-event-writer";
import { openControl } from "@/db/open-control";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { pushSources } from "@/lib/ingest/push-sources";

/** What the ingester does with what was pushed, once. */
export async function ingestPushed(dataDir: string): Promise<void> {
  const control = openControl(dataDir);
  const writer = openEventWriter(dataDir);
  for (const source of pushSources(dataDir, control)) {
    await ingestFile({ writer, source, from: "resume" });
  }
  writer.close();
  control.$client.close();
}
