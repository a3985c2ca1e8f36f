import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { coveredFiles, foldersOf, mayCover } from "./covered-files";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-covered-"));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const CASES: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    "a path covers what the Gateway put aside under its name, the highest number being the oldest",
    "gateway.log",
    ["gateway.10.log", "gateway.2.log", "gateway.1.log", "gateway.log"],
    ["other.log", "gateway.log.tmp", "gateway.x.log", "my-gateway.1.log", "gateway.1.log.bak"],
  ],
  [
    "what logrotate put aside is covered too, compressed or not",
    "gateway.log",
    ["gateway.log-20261121.gz", "gateway.log-20261122", "gateway.log.2.gz", "gateway.log.1"],
    ["gateway.log.old", "gateway.log.1.part"],
  ],
  [
    "a path with a date covers later dates, not earlier ones",
    "openclaw-2026-11-22.log",
    ["openclaw-2026-11-22.1.log", "openclaw-2026-11-22.log", "openclaw-2026-11-23.log"],
    ["openclaw-2026-11-21.log", "other-2026-11-23.log", "openclaw-2026-11-23.txt"],
  ],
  [
    "a glob covers what it matches and what was put aside of that",
    "openclaw-*.log",
    [
      "openclaw-2026-11-21.1.log.gz",
      "openclaw-2026-11-21.log",
      "openclaw-2026-11-22.2.log",
      "openclaw-2026-11-22.1.log",
      "openclaw-2026-11-22.log",
    ],
    ["notes.log", "openclaw-2026-11-22.txt"],
  ],
  [
    "a path whose file is not there still covers what was put aside of it",
    "gateway.log",
    ["gateway.1.log"],
    [],
  ],
  ["brackets in a name that exists are no glob", "gate[1].log", ["gate[1].log"], ["gate1.log"]],
];

test.each(CASES)("%s", async (_, pattern, covered, others) => {
  for (const name of [...covered, ...others]) writeFileSync(join(dir, name), "");
  const found = await coveredFiles(join(dir, pattern));
  expect(found.map(({ path }) => basename(path))).toEqual(covered);
  for (const name of covered) expect(mayCover(join(dir, pattern), join(dir, name))).toBe(true);
  for (const name of others) {
    if (!pattern.includes("[")) expect(mayCover(join(dir, pattern), join(dir, name))).toBe(false);
  }
});

test("only the name that is written to is not put aside", async () => {
  for (const name of ["a.log", "a.1.log", "a.log.2"]) writeFileSync(join(dir, name), "");
  for (const pattern of ["a.log", "*.log"]) {
    const found = await coveredFiles(join(dir, pattern));
    expect(found.filter(({ rotated }) => !rotated).map(({ path }) => basename(path))).toEqual([
      "a.log",
    ]);
  }
});

test("a glob looks into folders, and takes none for a file", async () => {
  for (const gateway of ["gw-a", "gw-b"])
    mkdirSync(join(dir, gateway, "old.log"), { recursive: true });
  writeFileSync(join(dir, "gw-b", "gateway.log"), "");
  const pattern = join(dir, "*", "*.log");
  expect((await coveredFiles(pattern)).map(({ path }) => path)).toEqual([
    join(dir, "gw-b", "gateway.log"),
  ]);
  expect(foldersOf(pattern)).toEqual([dir]);
});

test("a folder that is not there covers nothing", async () => {
  expect(await coveredFiles(join(dir, "gone", "a.log"))).toEqual([]);
});
