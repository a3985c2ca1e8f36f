import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { TRAFFIC } from "./traffic";

/** The whole ingest of a file of tuples into a new store, and one query, as a program of its own. Arguments: file, folder. */
const [, , path = "", dataDir = ""] = process.argv;
migrateStores(dataDir);
const writer = openEventWriter(dataDir);
const source = { gateway: "proxy", region: null, runtime: null, kind: "tuples", path } as const;
await ingestFile({ writer, source, from: "whole" });
writer.close();
const reader = openEventReader(dataDir);
const range = { from: 0, to: TRAFFIC.endAt };
const tallies = await reader.tallies({ range, by: ["region", "provider"], filter: NO_FILTER });
reader.close();
console.log(JSON.stringify({ cells: tallies.length }));
