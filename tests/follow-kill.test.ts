import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { Follower } from "@/lib/ingest/follower";
import { type Random, seededRandom } from "@/lib/sample/seeded-random";
import { recordings } from "./recordings/recording";
import { dumpStore } from "./stores/dump-store";
import { followedLog } from "./stores/followed-log";
import { tempDir, tempStores } from "./stores/temp-store";

/** `SIGNALBOX_KILLS=200 npx vitest run tests/follow-kill.test.ts` kills more often. */
const KILLS = Number(process.env.SIGNALBOX_KILLS || 30);
const ROOT = join(import.meta.dirname, "..");

/** A Gateway's log: real lines, appended in pieces that end anywhere, put aside between two lines. */
class WrittenLog {
  readonly path = join(tempDir(), "gateway.log");
  rotations = 0;
  readonly #bytes = Buffer.from(
    recordings()
      .filter(({ name }) => name === "every-call-chatham" || name === "release-2026.8.2")
      .map(({ log }) => log)
      .join(""),
  );
  #written = 0;

  constructor(private readonly random: Random) {}

  /** Writes the part of the log that belongs to one of `of` rounds, with rotations in between. */
  async write(round: number, of: number, until: () => boolean): Promise<void> {
    const end = Math.floor((this.#bytes.length * round) / of);
    while (this.#written < end) {
      this.#append(Math.min(end, this.#written + Math.ceil(this.random.next() * 9_000)));
      if (this.random.happens(0.06)) this.#rotate();
      // What is left of the round comes at once when the reader is dead.
      if (!until()) await pause(1);
    }
  }

  #append(to: number): void {
    appendFileSync(this.path, this.#bytes.subarray(this.#written, to));
    this.#written = to;
  }

  #rotate(): void {
    this.#append(this.#bytes.indexOf(10, this.#written - 1) + 1 || this.#bytes.length);
    const name = (n: number) => this.path.replace(/\.log$/, `.${n}.log`);
    for (let n = this.rotations; n >= 1; n--) renameSync(name(n), name(n + 1));
    renameSync(this.path, name(1));
    this.rotations++;
  }
}

test(`a follower that is killed ${KILLS} times while its log rotates leaves the tables of one that was not`, async () => {
  const random = seededRandom(20_261_122);
  const log = new WrittenLog(random);
  const killed = tempStores();
  const read = new Set<number>();
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = follow(killed, log.path);
    let dead = false;
    const ended = once(child, "exit").then(() => {
      dead = true;
    });
    const writing = log.write(kill, KILLS, () => dead);
    await Promise.race([once(child.stdout ?? child, "data"), ended]);
    // Some get something done for sure, others hardly begin.
    if (kill % 3 === 0) await until(async () => dead || !read.has(await linesRead(killed)));
    await pause(random.next() * 100);
    expect(dead).toBe(false);
    child.kill("SIGKILL");
    await Promise.all([ended, writing]);
    read.add(await linesRead(killed));
  }
  // It was killed at work: many of its lives got something done.
  expect(read.size).toBeGreaterThanOrEqual(Math.floor(KILLS / 3));
  expect(log.rotations).toBeGreaterThan(KILLS / 10);
  await lookOnce(killed, log.path);

  const undisturbed = tempStores();
  await lookOnce(undisturbed, log.path);
  expect(dumpStore(killed)).toEqual(dumpStore(undisturbed));
  expect(checkIntegrity(killed)).toEqual([]);
}, 600_000);

function follow(dataDir: string, log: string): ChildProcess {
  const script = "tests/stores/follow-until-killed.ts";
  return spawn(process.execPath, ["--import", "tsx", script, dataDir, log], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Ends with the test, which has a limit of its own. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}

async function linesRead(dataDir: string): Promise<number> {
  const reader = openEventReader(dataDir);
  const sources = await reader.sources();
  reader.close();
  return sources.reduce((sum, { lines }) => sum + lines, 0);
}

async function lookOnce(dataDir: string, log: string): Promise<void> {
  const writer = openEventWriter(dataDir);
  const { problems } = await new Follower({ writer, now: Date.now }).look([followedLog(log)]);
  writer.close();
  expect(problems).toEqual([]);
}
