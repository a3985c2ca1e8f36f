import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { dumpStore } from "@/tests/stores/dump-store";
import { killBatches } from "@/tests/stores/kill-batches";
import { tempStores } from "@/tests/stores/temp-store";
import { checkIntegrity } from "./maintain/check-integrity";
import { openEventWriter } from "./open-event-writer";

const ROOT = join(import.meta.dirname, "../..");
const KILLS = 10;

/** Runs the writer in a process of its own and kills it after a while; true if it had finished. */
async function writeAndKill(dir: string, seed: number, afterMs: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/stores/write-until-killed.ts", dir, String(seed)],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  await Promise.race([pause(afterMs), ended]);
  child.kill("SIGKILL");
  const [code] = (await ended) as [number | null];
  return code === 0;
}

function finish(dir: string, seed: number): void {
  const writer = openEventWriter(dir);
  for (const batch of killBatches(seed)) writer.write(batch);
  writer.close();
}

test.each([1, 2])(
  "a writer that is killed again and again leaves the tables of one that was not (%i)",
  async (seed) => {
    const undisturbed = tempStores();
    finish(undisturbed, seed);
    const expected = dumpStore(undisturbed);

    const killed = tempStores();
    for (let round = 0; round < KILLS; round++) {
      const finished = await writeAndKill(killed, seed, (round * 7 + seed * 3) % 40);
      expect(checkIntegrity(killed)).toEqual([]);
      if (finished) break;
    }
    finish(killed, seed);
    expect(dumpStore(killed)).toEqual(expected);
  },
  120_000,
);
