import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { NO_FILTER, type Source } from "@/lib/core/store/event-store";
import { Follower } from "./follower";

let dir: string;
let world: ReturnType<typeof open>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-follow-"));
  world = open("w");
});

afterEach(() => {
  world.close();
  rmSync(dir, { recursive: true, force: true });
});

test("a rotated log is read to its end, and a line half written before the rename is one line", async () => {
  world.append("g.log", line(1) + line(2).slice(0, 90));
  await world.look();
  world.rotate("g.log");
  world.append("g.1.log", line(2).slice(90) + line(3));
  world.append("g.log", line(4));
  await world.look();
  expect(await world.told()).toEqual({ files: 2, lines: 4, malformed: 0, attempts: 4, lost: [] });
});

test("several rotations while nobody looked lose nothing that is still there", async () => {
  world.append("g.log", line(1));
  await world.look();
  for (let n = 2; n <= 8; n++) {
    world.append("g.log", line(n));
    world.rotate("g.log");
  }
  world.append("g.log", line(9));
  world.restart();
  await world.look();
  expect(await world.told()).toMatchObject({ files: 8, lines: 9, attempts: 9, lost: [] });
});

test("a log that was put aside out of reach while nobody looked is said to be incomplete", async () => {
  world.append("g.log", line(1));
  await world.look();
  rmSync(world.at("g.log"));
  world.append("g.1.log", line(7));
  world.append("g.log", line(8));
  world.restart();
  await world.look();
  world.pass(20_000);
  await world.look();
  const lost = [{ what: "not_saved", count: 0, at: 21_000 }];
  expect(await world.told()).toEqual({ files: 2, lines: 3, malformed: 0, attempts: 3, lost });
});

test("what a Gateway deletes of its oldest files was read, and nothing is lost by it", async () => {
  for (let n = 1; n <= 4; n++) {
    world.append("g.log", line(n));
    await world.look();
    world.rotate("g.log");
    if (world.has("g.3.log")) rmSync(world.at("g.3.log"));
  }
  world.append("g.log", line(5));
  await world.look();
  world.pass(20_000);
  await world.look();
  expect(await world.told()).toEqual({ files: 3, lines: 5, malformed: 0, attempts: 5, lost: [] });
});

test("a line is found again where its file was put aside", async () => {
  world.append("g.log", line(1));
  await world.look();
  world.rotate("g.log");
  await world.look();
  expect(await world.sourceOfNewest()).toBe(world.at("g.1.log"));
});

test("copy and truncate loses nothing where the copy has all", async () => {
  world.append("g.log", line(1) + line(2));
  await world.look();
  world.append("g.log", line(3));
  world.copyTruncate("g.log", "g.log.1");
  world.append("g.log", line(4));
  await world.look();
  world.pass(60_000);
  await world.look();
  expect(await world.told()).toEqual({ files: 2, lines: 4, malformed: 0, attempts: 4, lost: [] });
});

test("what a cut copy does not hold is lost, and said once with its bytes and time", async () => {
  const unread = line(3).slice(0, 80);
  world.append("g.log", line(1) + line(2) + unread);
  await world.look();
  world.copyTruncate("g.log", "g.log.1", Buffer.byteLength(line(1)) + 10);
  world.append("g.log", line(4));
  for (let looks = 0; looks < 3; looks++) {
    await world.look();
    world.pass(20_000);
  }
  world.restart();
  await world.look();
  world.pass(20_000);
  await world.look();
  const lost = [{ what: "not_saved", count: Buffer.byteLength(unread), at: 21_000 }];
  expect(await world.told()).toMatchObject({ lines: 3, attempts: 3, malformed: 0, lost });
});

test("where a copy ends before what was read, what was written after that is unknown", async () => {
  world.append("g.log", line(1) + line(2));
  await world.look();
  world.copyTruncate("g.log", "g.log.1", 100);
  world.append("g.log", line(3));
  for (let looks = 0; looks < 8; looks++) {
    await world.look();
    world.pass(20_000);
  }
  const lost = [{ what: "not_saved", count: 0, at: 21_000 }];
  expect(await world.told()).toEqual({ files: 1, lines: 3, malformed: 0, attempts: 3, lost });
});

test("a copy that is still being made is not lost", async () => {
  world.append("g.log", line(1) + line(2));
  await world.look();
  world.append("g.log", line(3));
  const bytes = readFileSync(world.at("g.log"));
  world.write("g.log.1", bytes.subarray(0, 50));
  truncateSync(world.at("g.log"), 0);
  await world.look();
  world.pass(2_000);
  world.write("g.log.1", bytes);
  await world.look();
  world.pass(60_000);
  await world.look();
  expect(await world.told()).toEqual({ files: 1, lines: 3, malformed: 0, attempts: 3, lost: [] });
});

test("a log that was emptied is read anew, and says that something may be missing", async () => {
  world.append("g.log", line(1));
  await world.look();
  truncateSync(world.at("g.log"), 0);
  world.append("g.log", line(2) + line(3));
  await world.look();
  world.pass(20_000);
  await world.look();
  const lost = [{ what: "not_saved", count: 0, at: 21_000 }];
  expect(await world.told()).toEqual({ files: 1, lines: 3, malformed: 0, attempts: 3, lost });
});

test("another file under the same name is another file, longer or not, with the same inode or not", async () => {
  for (let n = 1; n <= 5; n++) {
    // Removing and writing again mostly gets the same inode; writing over it always does.
    if (n % 2 === 0) rmSync(world.at("g.log"));
    world.write("g.log", Array.from({ length: n }, (_, i) => line(n * 10 + i)).join(""));
    await world.look();
    await world.look();
  }
  expect(await world.told()).toMatchObject({ lines: 15, attempts: 15, malformed: 0 });
});

test("a file that went and comes back is read on from where it was", async () => {
  world.append("g.log", line(1));
  await world.look();
  renameSync(world.at("g.log"), world.at("elsewhere"));
  expect((await world.look()).problems).toEqual([`${world.at("g.log")}: There is no such file.`]);
  world.pass(60_000);
  await world.look();
  expect(await world.told()).toMatchObject({ files: 0, lost: [] });
  world.append("elsewhere", line(2));
  renameSync(world.at("elsewhere"), world.at("g.log"));
  expect((await world.look()).problems).toEqual([]);
  expect(await world.told()).toEqual({ files: 1, lines: 2, malformed: 0, attempts: 2, lost: [] });
});

test("what was seen of a file and not read when it went for good is lost", async () => {
  world.append("g.log", line(1) + line(2).slice(0, 33));
  await world.look();
  rmSync(world.at("g.log"));
  await world.look();
  world.pass(11_000);
  const { losses } = await world.look();
  expect(losses.join()).toContain("at least 33 bytes");
  expect((await world.told()).lost).toEqual([{ what: "not_saved", count: 33, at: 12_000 }]);
});

test("what was given up for lost and comes back after all is read, and lost no more", async () => {
  world.append("g.log", line(1) + line(2).slice(0, 33));
  await world.look();
  renameSync(world.at("g.log"), world.at("elsewhere"));
  world.append("g.log", line(3));
  await world.look();
  world.pass(20_000);
  await world.look();
  expect((await world.told()).lost).toHaveLength(1);
  world.append("elsewhere", line(2).slice(33));
  renameSync(world.at("elsewhere"), world.at("g.1.log"));
  await world.look();
  expect(await world.told()).toEqual({ files: 2, lines: 3, malformed: 0, attempts: 3, lost: [] });
});

test("a file system that hides a change behind size and time is found out some seconds later", async () => {
  world.append("g.log", line(1));
  const { atime, mtime } = statSync(world.at("g.log"));
  await world.look();
  world.write("g.log", line(2));
  utimesSync(world.at("g.log"), atime, mtime);
  await world.look();
  world.pass(5_000);
  await world.look();
  expect(await world.told()).toMatchObject({ lines: 2, attempts: 2 });
});

test("a log that may not be read yet is said and read as soon as it may", async () => {
  world.append("g.log", line(1));
  const root = process.getuid?.() === 0;
  chmodSync(dir, 0o755);
  chmodSync(world.at("g.log"), root ? 0o600 : 0o000);
  if (root) process.seteuid?.("nobody");
  const { problems } = await world.look().finally(() => root && process.seteuid?.(0));
  expect(problems.join()).toMatch(/g\.log: The file may not be read/);
  chmodSync(world.at("g.log"), 0o600);
  expect((await world.look()).problems).toEqual([]);
  expect((await world.told()).attempts).toBe(1);
});

test("gzip of what was put aside is the same file, and what it holds more is read", async () => {
  world.append("g.log", line(1) + line(2));
  await world.look();
  world.append("g.log", line(3));
  world.write("g.1.log.gz", gzipSync(readFileSync(world.at("g.log"))));
  world.write("g.log", line(4));
  for (let looks = 0; looks < 3; looks++) {
    await world.look();
    world.pass(20_000);
  }
  expect(await world.told()).toEqual({ files: 2, lines: 4, malformed: 0, attempts: 4, lost: [] });
});

test("files that begin with the same line and then differ are each read once", async () => {
  world.append("g.log", line(1) + line(2));
  world.append("g.1.log", line(1) + line(3));
  for (let looks = 0; looks < 3; looks++) await world.look();
  expect(await world.told()).toMatchObject({ files: 2, lines: 4, attempts: 3 });
});

test("sources that cover the same file read it once", async () => {
  world.append("g.log", line(1));
  world.append("g.1.log", line(2));
  const globbed = { ...world.source, path: world.at("*.log") };
  for (let looks = 0; looks < 2; looks++) {
    await world.look([world.source, globbed]);
    world.pass(20_000);
  }
  expect(await world.told()).toEqual({ files: 2, lines: 2, malformed: 0, attempts: 2, lost: [] });
});

test("a glob takes in the next day's file and a folder that comes later", async () => {
  const globbed = { ...world.source, path: world.at("*/openclaw-*.log") };
  for (const [n, folder] of ["a", "b"].entries()) {
    mkdirSync(world.at(folder));
    world.append(`${folder}/openclaw-2026-11-22.log`, line(n));
    await world.look([globbed]);
    world.append(`${folder}/openclaw-2026-11-23.log`, line(n + 10));
    await world.look([globbed]);
  }
  expect(await world.told()).toMatchObject({ files: 4, lines: 4, attempts: 4 });
});

test("a list of sessions that is written anew is read anew, and waited for while it is written", async () => {
  const document = (...runs: string[]) => {
    const one = (run: string) => ({
      key: "agent:a:b",
      sessionId: "s",
      lastRunId: run,
      startedAt: 1e12,
    });
    return JSON.stringify({ sessions: runs.map(one) }, null, 2);
  };
  world.write("g.log", document("r1"));
  await world.look();
  world.write("g.log", document("r1", "r2").slice(0, 200));
  await world.look();
  world.write("g.log", document("r1", "r2"));
  for (let looks = 0; looks < 3; looks++) {
    await world.look();
    world.pass(20_000);
  }
  // Entries are its lines: one of the first document and two of the second.
  expect(await world.told()).toEqual({ files: 1, lines: 3, malformed: 0, attempts: 0, lost: [] });
});

test("a folder of several kinds is one source of each", async () => {
  const tuple = '{"time":"2026-11-22T10:00:01Z","requestId":"r1","provider":"p","status":200}\n';
  const mark = `{"schemaVersion":"openclaw.diagnostics.v1","type":"mark","timestamp":"2026-11-22T10:00:00Z","name":"x"}\n`;
  const sessions = JSON.stringify({ sessions: [] }, null, 2);
  for (const [name, text] of Object.entries({ a: line(1), b: tuple, c: mark, d: sessions })) {
    world.write(`${name}.json`, text);
  }
  await world.look([{ ...world.source, path: world.at("*.json") }]);
  const reader = openEventReader(world.dataDir);
  const kinds = (await reader.sources()).map(({ kind }) => kind);
  reader.close();
  expect(kinds.sort()).toEqual(["openclaw_log", "sessions", "timeline", "tuples"]);
});

/** What may happen to a log between two looks; the number says how many bytes or which cut. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant("append"), n: fc.integer({ min: 1, max: 400 }) }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("look"), n: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("rotate"), n: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("copy"), n: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("gzip"), n: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("restart"), n: fc.constant(0) }) },
);

test("whatever is appended, rotated, copied, compressed and restarted in any order, each line counts once", async () => {
  const log = Buffer.from(Array.from({ length: 40 }, (_, n) => line(n)).join(""));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const own = open(`run-${run++}`);
      let written = 0;
      const append = (to: number) => {
        own.append("g.log", log.subarray(written, to));
        written = Math.max(written, to);
      };
      /** A Gateway puts its log aside between two lines. */
      const endLine = () => append(log.indexOf(10, Math.max(0, written - 1)) + 1);
      for (const { act, n } of steps) {
        if (act === "append") append(Math.min(log.length, written + n));
        else if (act === "look") await own.look();
        else if (act === "restart") own.restart();
        else if (act === "rotate" && own.has("g.log")) {
          endLine();
          own.rotate("g.log");
        } else if (act === "copy" && own.has("g.log")) {
          endLine();
          own.rotate("g.log", (from, to) => copyFileSync(from, to));
          truncateSync(own.at("g.log"), 0);
        } else if (act === "gzip" && own.has("g.1.log")) {
          // Of names that are taken it replaces none: that would be another way to lose lines.
          const name = `g.log-${20260000 + own.count("g.log-")}.gz`;
          own.write(name, gzipSync(readFileSync(own.at("g.1.log"))));
          rmSync(own.at("g.1.log"));
        }
      }
      append(log.length);
      await own.look();
      await own.look();
      own.pass(60_000);
      await own.look();
      const { lines, malformed, attempts, lost } = await own.told();
      expect({ lines, malformed, attempts, lost }).toEqual({
        ...{ lines: 40, malformed: 0, attempts: 40, lost: [] },
      });
      expect(checkIntegrity(own.dataDir)).toEqual([]);
      own.close();
      rmSync(own.dataDir, { recursive: true, force: true });
    }),
    { numRuns: 60 },
  );
});

/** A call of its own, of some hundred bytes of which some are parts of longer characters. */
function line(n: number): string {
  return `${JSON.stringify({
    "0": '{"subsystem":"provider-transport-fetch"}',
    "1": `[model-fetch] response provider=p api=a model=mödel-模型 status=429 elapsedMs=${n} dispatcher=new`,
    _meta: { logLevelName: "INFO", date: new Date(Date.UTC(2026, 10, 22, 10, 0, n)).toISOString() },
    traceId: `trace-${n}`,
  })}\n`;
}

/** A folder with logs and stores of its own, a follower, and a clock that starts at second 1. */
function open(name: string) {
  const dataDir = join(dir, name);
  mkdirSync(dataDir);
  migrateStores(dataDir);
  const writer = openEventWriter(dataDir);
  let clock = 1_000;
  const now = () => clock;
  let follower = new Follower({ writer, now, elapsedMs: now });
  const at = (file: string) => join(dataDir, "logs", file);
  mkdirSync(at("."));
  const source: Source = {
    ...{ gateway: "gw", region: "eu", runtime: "npm", kind: "openclaw_log", path: at("g.log") },
  };
  const has = (file: string) => existsSync(at(file));
  const rotate = (file: string, put = renameSync) => {
    const [stem = "", extension = ""] = file.split(/(?=\.[^.]+$)/);
    for (let n = 50; n >= 1; n--) {
      if (has(`${stem}.${n}${extension}`)) {
        renameSync(at(`${stem}.${n}${extension}`), at(`${stem}.${n + 1}${extension}`));
      }
    }
    put(at(file), at(`${stem}.1${extension}`));
  };
  let made = 0;
  return {
    ...{ dataDir, at, source, has, rotate },
    count: (_prefix: string) => made++,
    write: (file: string, bytes: string | Buffer) => writeFileSync(at(file), bytes),
    append: (file: string, bytes: string | Buffer) => appendFileSync(at(file), bytes),
    copyTruncate: (file: string, copy: string, bytes?: number) => {
      writeFileSync(at(copy), readFileSync(at(file)).subarray(0, bytes));
      truncateSync(at(file), 0);
    },
    pass: (ms: number) => {
      clock += ms;
    },
    restart: () => {
      follower = new Follower({ writer, now, elapsedMs: now });
    },
    look: (sources: Source[] = [source]) => follower.look(sources),
    told: async () => {
      const reader = openEventReader(dataDir);
      const sources = await reader.sources();
      const sum = (pick: (of: (typeof sources)[number]) => number) =>
        sources.reduce((total, one) => total + pick(one), 0);
      const losses = await reader.losses({ from: 0, to: Date.UTC(2100, 0) });
      const { attempts } = await reader.extent();
      reader.close();
      return {
        files: sum(({ files }) => files),
        lines: sum(({ lines }) => lines),
        malformed: sum(({ malformed }) => malformed),
        attempts,
        lost: losses.map(({ what, count, at: when }) => ({ what, count, at: when })),
      };
    },
    sourceOfNewest: async () => {
      const reader = openEventReader(dataDir);
      const range = { from: 0, to: Date.UTC(2100, 0) };
      const page = await reader.attempts({ range, filter: NO_FILTER, limit: 1, cursor: null });
      reader.close();
      return page.attempts[0]?.source;
    },
    close: () => writer.close(),
  };
}
