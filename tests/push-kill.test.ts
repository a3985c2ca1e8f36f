import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import type { PushAnswer } from "@/lib/contracts/push";
import { seededRandom } from "@/lib/sample/seeded-random";
import { ingestPushed } from "./push/ingest-pushed";
import { makeToken, storedAttempts } from "./push/push-scene";
import { tempStores } from "./stores/temp-store";

/** `SIGNALBOX_KILLS=200 npx vitest run tests/push-kill.test.ts` kills more often. */
const KILLS = Number(process.env.SIGNALBOX_KILLS || 15);
const SENDERS = 4;
const LINES_PER_PUSH = 40;

const children = new Set<ChildProcess>();

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** A process of ours that is started again whenever it is killed. */
class Killed {
  url: string | null = null;
  #child: ChildProcess | null = null;

  constructor(
    private readonly file: string,
    private readonly dataDir: string,
  ) {}

  async start(): Promise<void> {
    const child = fork(join(import.meta.dirname, "push", this.file), [this.dataDir], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    children.add(child);
    this.#child = child;
    const died = once(child, "exit").then(([code]) => {
      throw new Error(`${this.file} ended by itself (${code}).`);
    });
    const [said] = (await Promise.race([once(child, "message"), died])) as [string];
    died.catch(() => {});
    this.url = said;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.url = null;
    if (child === null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    children.delete(child);
  }
}

function line(sender: number, n: number): string {
  const time = new Date(Date.UTC(2026, 10, 22, 12) + n).toISOString();
  const requestId = `s${sender}-${n}`;
  return JSON.stringify({ time, requestId, provider: "p", modelId: "m", status: 200 });
}

test(`of ${KILLS} kills of the process that takes pushes, none loses or doubles a line that was acknowledged`, async () => {
  const dataDir = tempStores();
  const token = makeToken(dataDir, "gw", "ingest");
  const random = seededRandom(7);
  const web = new Killed("push-server-child.ts", dataDir);
  const ingester = new Killed("push-ingester-child.ts", dataDir);
  let over = false;
  let repeats = 0;
  await Promise.all([web.start(), ingester.start()]);
  const senders = Array.from({ length: SENDERS }, (_, sender) => send(sender));
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(random.whole(5, 400));
    await web.kill();
    if (kill % 4 === 3) await ingester.kill();
    await Promise.all([web.start(), kill % 4 === 3 ? ingester.start() : null]);
  }
  over = true;
  const sent = await Promise.all(senders);
  await Promise.all([web.kill(), ingester.kill()]);
  await ingestPushed(dataDir);

  const stored = (await storedAttempts(dataDir)).map(({ requestId }) => requestId);
  const acknowledged = sent.flatMap((pushes, sender) =>
    Array.from({ length: pushes * LINES_PER_PUSH }, (_, n) => `s${sender}-${n}`),
  );
  expect(acknowledged.length).toBeGreaterThan(KILLS * LINES_PER_PUSH);
  expect(repeats).toBeGreaterThan(0);
  expect(stored.toSorted()).toEqual(acknowledged.toSorted());

  /** Sends push after push, each until it is acknowledged. Returns how many were. */
  async function send(sender: number): Promise<number> {
    let push = 0;
    for (; !over; push++) await sendUntilTaken(sender, push);
    return push;
  }

  async function sendUntilTaken(sender: number, push: number): Promise<void> {
    const first = push * LINES_PER_PUSH;
    const lines = Array.from({ length: LINES_PER_PUSH }, (_, n) => `${line(sender, first + n)}\n`);
    const zipped = push % 2 === 1;
    const headers = {
      authorization: `Bearer ${token}`,
      ...(zipped ? { "content-encoding": "gzip" } : {}),
      ...(push % 3 === 0 ? { "idempotency-key": `${sender}-${push}` } : {}),
    };
    const body = zipped ? gzipSync(lines.join("")) : lines.join("");
    for (let tries = 0; ; tries++) {
      const answer = await post(headers, body as BodyInit);
      if (answer !== null) {
        expect(answer.accepted + answer.duplicates).toBe(LINES_PER_PUSH);
        if (tries > 0) repeats++;
        return;
      }
      await pause(20);
    }
  }

  async function post(headers: Record<string, string>, body: BodyInit): Promise<PushAnswer | null> {
    if (web.url === null) return null;
    const url = `${web.url}/api/v1/ingest`;
    const response = await fetch(url, { method: "POST", headers, body }).catch(() => null);
    if (response === null) return null;
    expect([200, 409, 429]).toContain(response.status);
    return response.status === 200
      ? ((await response.json().catch(() => null)) as PushAnswer)
      : null;
  }
}, 1_200_000);
