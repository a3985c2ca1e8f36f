import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addSource } from "@/db/control/add-source";
import { listGateways } from "@/db/control/list-gateways";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { writeIngestStatus } from "@/db/ingest-status";
import { openControl } from "@/db/open-control";
import { dumpStore } from "@/tests/stores/dump-store";
import { steadyBatch } from "@/tests/stores/steady-batch";
import { tempDir, tempStores } from "@/tests/stores/temp-store";
import { backup } from "./backup";
import { BACKUP_FILE } from "./backup-manifest";
import { restore } from "./restore";

const ROOT = join(import.meta.dirname, "../..");
const NOW = Date.UTC(2026, 10, 22, 12);
const now = () => NOW;

function filled(batches: number): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (let index = 0; index < batches; index++) writer.write(steadyBatch(index));
  writer.close();
  const control = openControl(dir);
  upsertGateway(control, { id: "gw-b", region: "eu", runtime: null }, NOW);
  addSource(control, { gateway: "gw-b", kind: "tuples", path: "/t.jsonl", addedBy: "cli" }, NOW);
  control.$client.close();
  mkdirSync(join(dir, "pushed/gw-b.0123456789ab"), { recursive: true });
  writeFileSync(join(dir, "pushed/gw-b.0123456789ab/push-1.ndjson"), '{"a":1}\n');
  return dir;
}

function backupOf(dataDir: string) {
  const file = join(tempDir(), "signalbox.tar");
  return { file, done: backup({ dataDir, file, signalbox: "0.1.0", now }) };
}

test("what is restored is what was backed up: both stores and what was pushed", async () => {
  const dir = filled(3);
  const { file, done } = backupOf(dir);
  const report = await done;
  expect(report).toMatchObject({ gateways: 1, sources: 1, attempts: 600, days: 2 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(report.bytes).toBe(statSync(file).size);

  const target = join(tempDir(), "data");
  expect(await restore({ file, dataDir: target, force: false, now })).toMatchObject({
    attempts: 600,
    movedTo: null,
  });
  expect(dumpStore(target)).toEqual(dumpStore(dir));
  const control = openControl(target);
  expect(listGateways(control)).toMatchObject([{ id: "gw-b", region: "eu" }]);
  control.$client.close();
  const segment = "pushed/gw-b.0123456789ab/push-1.ndjson";
  expect(readFileSync(join(target, segment), "utf8")).toBe('{"a":1}\n');
  expect(statSync(target).mode & 0o777).toBe(0o700);
  for (const name of ["control.db", "events.db", segment]) {
    expect(statSync(join(target, name)).mode & 0o777).toBe(0o600);
  }
});

test("a person opens a backup with tar and sqlite3 alone", async () => {
  const { file, done } = backupOf(filled(1));
  await done;
  const listed = spawnSync("tar", ["-tf", file], { encoding: "utf8" }).stdout.trim().split("\n");
  expect(listed).toEqual([
    "manifest.json",
    "control.db",
    "events.db",
    "pushed/gw-b.0123456789ab/push-1.ndjson",
  ]);
  const folder = tempDir();
  expect(spawnSync("tar", ["-xf", file, "-C", folder]).status).toBe(0);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  for (const { name, sha256 } of manifest.files) {
    const sum = spawnSync("sha256sum", [join(folder, name)], { encoding: "utf8" }).stdout;
    expect(sum.split(" ")[0]).toBe(sha256);
  }
});

test("a backup that is made while another process writes is a state that existed", async () => {
  const dir = filled(0);
  const script = ["--import", "tsx", "tests/stores/write-steadily.ts", dir];
  const writer = spawn(process.execPath, script, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void writer.kill("SIGKILL"));
  let written = 0;
  writer.stdout.on("data", (chunk: Buffer) => {
    written = Number(chunk.toString().trim().split("\n").at(-1));
  });
  await once(writer.stdout, "data");
  const segment = join(dir, "pushed/gw-b.0123456789ab/push-1.ndjson");

  for (let round = 0; round < 3; round++) {
    const before = written;
    const { file, done } = backupOf(dir);
    appendFileSync(segment, `{"round":${round}}\n`);
    await done;
    const target = join(tempDir(), "data");
    const { attempts } = await restore({ file, dataDir: target, force: false, now });
    expect(checkIntegrity(target)).toEqual([]);
    const batches = attempts / 200;
    expect(batches).toBeGreaterThanOrEqual(before);
    const same = filled(batches);
    expect(dumpStore(target)).toEqual(dumpStore(same));
  }
  expect(writer.exitCode).toBeNull();
}, 120_000);

test("a backup overwrites nothing and leaves nothing where it fails", async () => {
  const dir = filled(1);
  const { file, done } = backupOf(dir);
  await done;
  const before = readFileSync(file);
  await expect(backup({ dataDir: dir, file, signalbox: "0", now })).rejects.toThrow(
    "overwrites nothing",
  );
  expect(readFileSync(file)).toEqual(before);
  const broken = tempDir();
  const other = join(tempDir(), "other.tar");
  await expect(backup({ dataDir: broken, file: other, signalbox: "0", now })).rejects.toThrow();
  expect(readdirSync(join(other, ".."))).toEqual([]);
});

test("a folder with data is refused, and with force moved aside", async () => {
  const { file, done } = backupOf(filled(2));
  await done;
  const target = filled(1);
  const before = dumpStore(target);
  await expect(restore({ file, dataDir: target, force: false, now })).rejects.toThrow("--force");
  expect(dumpStore(target)).toEqual(before);
  const { movedTo } = await restore({ file, dataDir: target, force: true, now });
  expect(dumpStore(movedTo ?? "")).toEqual(before);
  expect(dumpStore(target)).toEqual(dumpStore(filled(2)));
});

test("a folder that a process uses is refused, even with force", async () => {
  const { file, done } = backupOf(filled(1));
  await done;
  const target = filled(2);
  const before = dumpStore(target);
  const reader = openEventReader(target);
  await reader.extent();
  const forced = () => restore({ file, dataDir: target, force: true, now });
  await expect(forced()).rejects.toThrow("in use");
  reader.close();
  writeIngestStatus(target, { lookedAt: NOW - 1_000, message: null });
  await expect(forced()).rejects.toThrow("in use");
  expect(dumpStore(target)).toEqual(before);
  writeIngestStatus(target, { lookedAt: NOW - 60_000, message: null });
  await expect(forced()).resolves.toBeDefined();
});

test.each([
  [
    "a byte of a store is another",
    (bytes: Buffer) => flip(bytes, bytes.length - 30_000),
    "is not what",
  ],
  ["it was cut", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), "ends too early"],
  ["it is something else", () => Buffer.from("hello ".repeat(200)), "not a tar archive"],
])("a backup is refused, and the folder stays as it was, where %s", async (_, damage, said) => {
  const { file, done } = backupOf(filled(1));
  await done;
  writeFileSync(file, damage(readFileSync(file)));
  const target = filled(2);
  const before = dumpStore(target);
  await expect(restore({ file, dataDir: target, force: true, now })).rejects.toThrow(said);
  expect(dumpStore(target)).toEqual(before);
  expect(readdirSync(target).filter((name) => name.startsWith("restoring"))).toEqual([]);
});

test("a backup cannot write outside of the folder", async () => {
  const folder = tempDir();
  const evil = join(folder, "evil.tar");
  writeFileSync(join(folder, "victim"), "x");
  spawnSync("tar", ["--format=ustar", "-P", "-cf", evil, "-C", folder, "./../victim", "victim"]);
  const target = join(folder, "data");
  await expect(restore({ file: evil, dataDir: target, force: false, now })).rejects.toThrow();
  expect(existsSync(join(target, "victim"))).toBe(false);
});

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

test("versions of route tables come back with every commit, and neither configuration nor hooks of the repository", async () => {
  const dir = filled(1);
  const git = join(dir, "route-tables.git");
  const run = (at: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync("git", ["-C", at, ...args], { encoding: "utf8" });
    expect(status, stderr).toBe(0);
    return stdout.trim();
  };
  mkdirSync(git);
  run(git, "init", "--bare", "--initial-branch=main", ".");
  const tree = run(git, "hash-object", "-t", "tree", "-w", "/dev/null");
  const who = ["-c", "user.name=Edda", "-c", "user.email=edda@acme.example"];
  const commit = run(git, ...who, "commit-tree", tree, "-m", "First");
  run(git, "update-ref", "refs/heads/main", commit);
  run(git, "tag", "production/v1", commit);
  writeFileSync(join(git, "hooks/post-update"), "#!/bin/sh\ntouch hooked\n");
  writeFileSync(join(git, "objects/tmp_obj_1"), "half");
  const { file, done } = backupOf(dir);
  await done;
  const target = join(tempDir(), "data");
  await restore({ file, dataDir: target, force: false, now });
  const restored = join(target, "route-tables.git");
  expect(run(restored, "fsck", "--strict", "--full")).toBe("");
  expect(run(restored, "rev-parse", "main", "production/v1")).toBe(`${commit}\n${commit}`);
  expect(readdirSync(restored).toSorted()).toEqual(["HEAD", "objects", "refs"]);
});

test.each([
  "route-tables.git/config",
  "route-tables.git/hooks/post-update",
  "route-tables.git/refs/heads/../../../secret",
  "route-tables.git/objects/info/alternates",
])("an archive with %s is not unpacked", (name) => {
  expect(BACKUP_FILE.test(name)).toBe(false);
});
