import { setTimeout as pause } from "node:timers/promises";
import { ingestPushed } from "./ingest-pushed";

/** Reads what was pushed, again and again, until it is killed. */
const [dataDir = ""] = process.argv.slice(2);
process.send?.("ready");
while (true) {
  await ingestPushed(dataDir);
  await pause(20);
}
