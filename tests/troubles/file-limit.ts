import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { storeFile } from "@/db/open-store";
import { placesOf, TroubleRun } from "./trouble-run";

/**
 * Writes fail in the middle of a file, as on a broken disk: the limit for the size of a file is set just
 * above that of the database, and lifted again: DISK FOLDER. SIGXFSZ must be ignored.
 */
const { dataDir, log } = placesOf(process.argv.slice(2));
const run = new TroubleRun(dataDir, log);
run.prepare();
run.append(300);
run.start();
await run.untilAttempts(300);
const wal = `${storeFile(dataDir, "events")}-wal`;
const waiting = run.prepareLines(5_000);
limit(String(statSync(wal).size + 4_096));
appendWithoutLimit(waiting);
await run.untilTrouble();
const { trouble, message } = run.status() ?? {};
const during = await run.seen();
limit("unlimited");
await run.untilAttempts(5_300);
await run.untilNoTrouble();
await run.stop();
await run.report({ trouble: trouble?.code ?? null, message: message ?? null, during });

/** The log is no smaller than the database: only our own writes are to fail. */
function appendWithoutLimit(from: string): void {
  const script = 'ulimit -S -f unlimited && cat "$0" >> "$1"';
  const { status, stderr } = spawnSync("sh", ["-c", script, from, log]);
  if (status !== 0) throw new Error(String(stderr));
}

function limit(bytes: string): void {
  const args = [`--pid=${process.pid}`, `--fsize=${bytes}:unlimited`];
  const { status, stderr } = spawnSync("prlimit", args);
  if (status !== 0) throw new Error(String(stderr));
}
