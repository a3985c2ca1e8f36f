import { openEventWriter } from "@/db/events/open-event-writer";
import { steadyBatch } from "./steady-batch";

/** Writes one batch after the other until it is killed, and a line on standard output for each. */
const [dataDir = ""] = process.argv.slice(2);
const writer = openEventWriter(dataDir);
for (let index = 0; ; index++) {
  writer.write(steadyBatch(index));
  process.stdout.write(`${index + 1}\n`);
}
