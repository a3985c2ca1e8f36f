import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR_MS } from "@/lib/core/time/range";
import { writtenAt } from "./redate";
import { type SampleSource, writeSample } from "./write-sample";

const endAt = Date.UTC(2026, 10, 22, 16, 40);
let dir: string;
let sources: readonly SampleSource[];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "sample-"));
  ({ sources } = await writeSample(join(dir, "logs"), { endAt, seed: 7 }));
});
afterAll(() => rm(dir, { recursive: true }));

test("the manifest lists every file that was written", async () => {
  const written = await readdir(join(dir, "logs"));
  const listed = sources.map(({ path }) => basename(path));
  expect(written.sort()).toEqual([...listed, "manifest.json"].sort());
  const manifest = JSON.parse(await readFile(join(dir, "logs", "manifest.json"), "utf8"));
  expect(manifest).toEqual({ endAt, sources });
});

test("only the owner may read the files", async () => {
  for (const { path } of sources) expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("recordings end thirty hours before the week does, under names that say so", async () => {
  const recorded = sources.filter((source) => source.recorded);
  expect(recorded.map(({ gateway }) => gateway)).toEqual([
    "recorded-a",
    "recorded-c",
    "recorded-2026.7",
  ]);
  for (const { path } of recorded) {
    const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
    expect(writtenAt(lines.at(-1) ?? "")).toBe(endAt - 30 * HOUR_MS);
  }
});

test("the sample stays small enough to be read in seconds", async () => {
  let bytes = 0;
  for (const { path } of sources) bytes += (await stat(path)).size;
  expect(bytes).toBeLessThan(50e6);
});
