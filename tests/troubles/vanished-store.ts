import { renameSync } from "node:fs";
import { storeFile } from "@/db/open-store";
import { placesOf, TroubleRun } from "./trouble-run";

/** Somebody moves the database away below the running ingester, and back: DISK FOLDER. */
const { dataDir, log } = placesOf(process.argv.slice(2));
const file = storeFile(dataDir, "events");
const run = new TroubleRun(dataDir, log);
run.prepare();
run.append(300);
run.start();
await run.untilAttempts(300);
const during = await run.seen();
for (const end of ["", "-wal", "-shm"]) renameSync(`${file}${end}`, `${file}.away${end}`);
run.append(500);
await run.untilTrouble();
const { trouble, message } = run.status() ?? {};
for (const end of ["", "-wal", "-shm"]) renameSync(`${file}.away${end}`, `${file}${end}`);
await run.untilAttempts(800);
await run.untilNoTrouble();
await run.stop();
await run.report({ trouble: trouble?.code ?? null, message: message ?? null, during });
