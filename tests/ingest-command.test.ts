import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listSources } from "@/db/control/list-sources";
import { openControl } from "@/db/open-control";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-ingest-cli-"));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("a glob in quotes reads every file that it covers, and is one source", () => {
  for (const n of [1, 2, 3]) write(`gw-${n}.jsonl`, tuple(n));
  expect(ingest("gw-*.jsonl")).toMatchObject({ files: 3, lines: 3, attempts: 3 });
  expect(sources()).toEqual(["gw-*.jsonl"]);
});

test("what was put aside under a name is read with it, and is no source when a shell names it too", () => {
  for (const name of ["gw.log", "gw.1.log", "gw.2.log"]) write(name, tuple(name.length));
  write("gw.1.log", tuple(1));
  expect(ingest("gw.1.log", "gw.2.log", "gw.log")).toMatchObject({ files: 3, lines: 3 });
  expect(ingest("gw.log")).toMatchObject({ files: 3, attempts: 0, duplicates: 3 });
  expect(sources()).toEqual(["gw.log"]);
});

test("standard input is read to its end and is no source to follow", () => {
  expect(ingestWith(tuple(1) + tuple(2), "-")).toMatchObject({ files: 1, lines: 2, attempts: 2 });
  expect(ingestWith(tuple(2) + tuple(3), "-")).toMatchObject({ attempts: 1, duplicates: 1 });
  expect(sources()).toEqual([]);
});

test("a list of sessions is told by its content, and changes nothing the second time", () => {
  const session = { key: "agent:ops:main", sessionId: "s1", lastRunId: "r1", startedAt: 1.7e12 };
  write("sessions.json", JSON.stringify({ count: 1, sessions: [session] }, null, 2));
  expect(ingest("sessions.json")).toMatchObject({ files: 1, records: 1, malformed: 0 });
  expect(ingest("sessions.json")).toMatchObject({ files: 1, duplicates: 1 });
});

function ingest(...files: string[]) {
  return ingestWith("", ...files);
}

function ingestWith(input: string, ...files: string[]) {
  const cli = join(import.meta.dirname, "../lib/ingest/cli.ts");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", cli, "ingest", "--gateway", "gw", "--json", ...files],
    {
      ...{ encoding: "utf8", input },
      env: { ...process.env, INIT_CWD: dir, SIGNALBOX_DATA: join(dir, "data") },
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

function sources(): string[] {
  const control = openControl(join(dir, "data"));
  const paths = listSources(control).map(({ path }) => path.slice(dir.length + 1));
  control.$client.close();
  return paths;
}

function write(name: string, text: string): void {
  writeFileSync(join(dir, name), text);
}

function tuple(n: number): string {
  return `{"time":"2026-11-22T10:00:0${n}Z","requestId":"r${n}","provider":"p","status":200}\n`;
}
