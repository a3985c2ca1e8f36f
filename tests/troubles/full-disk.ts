import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { placesOf, TroubleRun } from "./trouble-run";

/** The disk of the data is filled while the ingester reads, and emptied again: DISK FOLDER. */
const { disk, dataDir, log } = placesOf(process.argv.slice(2));
const filler = join(disk, "filler");
const run = new TroubleRun(dataDir, log);
run.prepare();
run.append(300);
run.start();
await run.untilAttempts(300);
fill();
run.append(5_000);
await run.untilTrouble();
const { trouble, message } = run.status() ?? {};
const during = await run.seen();
rmSync(filler);
await run.untilAttempts(5_300);
await run.untilNoTrouble();
await run.stop();
await run.report({ trouble: trouble?.code ?? null, message: message ?? null, during });

function fill(): void {
  for (const size of [65_536, 512, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
}
