import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { tempDir } from "@/tests/stores/temp-store";
import type { TroubleReport } from "@/tests/troubles/trouble-run";
import { StoreTroubles, storeTroubleOf } from "./store-trouble";

const ROOT = join(import.meta.dirname, "../..");
/** A mount of our own needs a namespace of our own, which not every machine allows. */
const CAN_MOUNT = spawnSync("unshare", ["-Urm", "mount", "-t", "tmpfs", "x", "/mnt"]).status === 0;

/** Runs a program of tests/troubles with a small disk of its own, on which the data is. */
async function onSmallDisk(program: string): Promise<TroubleReport> {
  const [disk, folder] = folders();
  const mount = 'mount -t tmpfs -o size=64m tmpfs "$1" && exec "$0" --import tsx "$3" "$1" "$2"';
  const script = `tests/troubles/${program}.ts`;
  return reportOf("unshare", ["-Urm", "sh", "-c", mount, process.execPath, disk, folder, script]);
}

async function onAnyDisk(program: string): Promise<TroubleReport> {
  const [disk, folder] = folders();
  const run = 'trap "" XFSZ; exec "$0" --import tsx "$3" "$1" "$2"';
  const script = `tests/troubles/${program}.ts`;
  return reportOf("sh", ["-c", run, process.execPath, disk, folder, script]);
}

function folders(): [disk: string, folder: string] {
  const [disk, folder] = [join(tempDir(), "disk"), tempDir()];
  mkdirSync(disk);
  return [disk, folder];
}

async function reportOf(command: string, args: string[]): Promise<TroubleReport> {
  const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = await once(child, "close");
  expect(code).toBe(0);
  return JSON.parse(output) as TroubleReport;
}

test.runIf(CAN_MOUNT)(
  "a full disk stops ingest cleanly, is said in the status, and loses or doubles nothing",
  async () => {
    const report = await onSmallDisk("full-disk");
    expect(report.trouble).toBe("disk_full");
    expect(report.message).toContain("is full");
    expect(report.during.attempts).toBe(report.during.lines);
    expect(report.during.attempts).toBeLessThan(5_300);
    expect(report.after).toEqual({ attempts: 5_300, lines: 5_300, trouble: null });
    expect(report.damage).toEqual([]);
    expect(report.told.filter((line) => line.includes("is full"))).toHaveLength(1);
    expect(report.told.at(-1)).toContain("Nothing was lost");
  },
  60_000,
);

test.runIf(CAN_MOUNT)(
  "a disk that is mounted read-only is said on the terminal, and read on from when it is not",
  async () => {
    const report = await onSmallDisk("read-only-disk");
    expect(report.told.join("\n")).toContain("status cannot be written (EROFS)");
    expect(report.after).toEqual({ attempts: 300, lines: 300, trouble: null });
    expect(report.damage).toEqual([]);
  },
  60_000,
);

test("a database that is moved away below the ingester takes nothing, and loses nothing when it is back", async () => {
  const report = await onAnyDisk("vanished-store");
  expect(report.trouble).toBe("moved");
  expect(report.after).toEqual({ attempts: 800, lines: 800, trouble: null });
  expect(report.damage).toEqual([]);
}, 60_000);

test("writes that fail in the middle of a file leave no half batch", async () => {
  const report = await onAnyDisk("file-limit");
  expect(["unreachable", "disk_full"]).toContain(report.trouble);
  expect(report.during.attempts).toBe(report.during.lines);
  expect(report.after).toEqual({ attempts: 5_300, lines: 5_300, trouble: null });
  expect(report.damage).toEqual([]);
}, 60_000);

test.each([
  ["SQLITE_FULL", "disk_full"],
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_full"],
  ["SQLITE_READONLY_DBMOVED", "moved"],
  ["EROFS", "read_only"],
  ["SQLITE_IOERR_WRITE", "unreachable"],
  ["SQLITE_CANTOPEN", "unreachable"],
  ["SQLITE_CORRUPT_INDEX", "damaged"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_BUSY_SNAPSHOT", "busy"],
  ["SQLITE_CONSTRAINT_UNIQUE", null],
  ["EACCES", null],
  ["ENOENT", null],
])("%s is %s", (code, trouble) => {
  expect(storeTroubleOf(Object.assign(new Error("x"), { code }))).toBe(trouble);
});

test("a trouble is told once, until another one or its end, and rests between two tries", () => {
  let now = 1_000;
  const told: string[] = [];
  const troubles = new StoreTroubles(
    "/data",
    (line) => told.push(line),
    () => now,
  );
  const full = Object.assign(new Error("x"), { code: "SQLITE_FULL" });
  expect(troubles.caught(new Error("a defect"))).toBe(false);
  for (let tries = 0; tries < 3; tries++) {
    expect(troubles.caught(full)).toBe(true);
    expect(() => troubles.requireRest()).toThrow("is full");
    now += 2_000;
    expect(() => troubles.requireRest()).not.toThrow();
  }
  expect(told).toHaveLength(1);
  expect(troubles.current).toMatchObject({ code: "disk_full", since: 1_000 });
  troubles.over();
  expect(troubles.current).toBeNull();
  expect(told[1]).toContain("after 6 s");
  troubles.caught(full);
  now += 61_000;
  expect(troubles.current).toBeNull();
});
