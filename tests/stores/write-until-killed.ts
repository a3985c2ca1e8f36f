import { openEventWriter } from "@/db/events/open-event-writer";
import { killBatches } from "./kill-batches";

/** Writes the batches that are not written yet, as told by the checkpoint; is killed somewhere in between. */
const [dataDir = "", seed = "1"] = process.argv.slice(2);
const batches = killBatches(Number(seed));
const writer = openEventWriter(dataDir);
const source = batches[0]?.source;
const done = source === undefined ? null : writer.checkpoint(source);
process.stdout.write("ready\n");
for (const batch of batches.slice(done?.lines ?? 0)) writer.write(batch);
writer.close();
