import { spawnSync } from "node:child_process";
import { placesOf, TroubleRun, until } from "./trouble-run";

/** The ingester starts over data on a disk that is mounted read-only, which is then mended: DISK FOLDER. */
const { disk, dataDir, log } = placesOf(process.argv.slice(2));
const run = new TroubleRun(dataDir, log);
run.prepare();
run.append(300);
const before = await run.seen();
remount("ro");
run.start();
await until(async () => run.told.some((line) => line.includes("can only be read")));
const status = run.status();
remount("rw");
await run.untilAttempts(300);
await run.untilNoTrouble();
await run.stop();
await run.report({ trouble: status?.trouble?.code ?? null, message: null, during: before });

function remount(mode: "ro" | "rw"): void {
  const { status: code, stderr } = spawnSync("mount", ["-o", `remount,${mode}`, disk]);
  if (code !== 0) throw new Error(String(stderr));
}
