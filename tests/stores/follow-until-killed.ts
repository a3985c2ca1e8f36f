import { setImmediate as turn } from "node:timers/promises";
import { openEventWriter } from "@/db/events/open-event-writer";
import { Follower } from "@/lib/ingest/follower";
import { followedLog } from "./followed-log";

/** Follows a log in small transactions for as long as it lives. */
const [dataDir = "", log = ""] = process.argv.slice(2);
const follower = new Follower({
  writer: openEventWriter(dataDir),
  now: Date.now,
  batchLines: 7,
});
process.stdout.write("ready\n");
for (;;) {
  await follower.look([followedLog(log)]);
  await turn();
}
