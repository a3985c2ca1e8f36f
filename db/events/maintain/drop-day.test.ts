import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { backupStore } from "@/db/backup-store";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { dayOf } from "@/db/events/store/day-tables";
import { openStore } from "@/db/open-store";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { batchesOf, type Line, lines, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempDir, tempStores } from "@/tests/stores/temp-store";
import { checkIntegrity } from "./check-integrity";
import { dropDay } from "./drop-day";
import { rebuildRollups } from "./rebuild-rollups";

const DROPPED = dayOf(MIDNIGHT);
const WHOLE_DAYS = { from: MIDNIGHT - 10 * DAY_MS, to: MIDNIGHT + 10 * DAY_MS };

function storeOf(all: readonly Line[]): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const batch of batchesOf(all)) writer.write(batch);
  writer.close();
  return dir;
}

test("a dropped day keeps its rollups, loses its rows, and takes nothing more", async () => {
  const [sample = []] = fc.sample(
    lines.filter((all) => all.length > 30),
    { numRuns: 1, seed: 3 },
  );
  const dir = storeOf(sample);
  const reader = openEventReader(dir);
  const total = () => reader.tallies({ range: WHOLE_DAYS, by: ["provider"], filter: NO_FILTER });
  const before = await total();

  const older = openDays(sample).filter((day) => day < DROPPED);
  expect(() => dropDay(dir, DROPPED)).toThrow("an older one is left");
  for (const day of [...older, DROPPED, DROPPED]) dropDay(dir, day);
  expect(await total()).toEqual(before);
  const { attempts } = await reader.attempts({
    range: WHOLE_DAYS,
    filter: NO_FILTER,
    limit: 1_000,
    cursor: null,
  });
  expect(attempts.some(({ at }) => dayOf(at) > DROPPED)).toBe(true);
  expect(attempts.some(({ at }) => dayOf(at) <= DROPPED)).toBe(false);
  reader.close();

  const stored = dumpStore(dir);
  const writer = openEventWriter(dir);
  const late = sample.filter((line) => dayOf(atOf(line)) <= DROPPED);
  const results = batchesOf(late).map((batch) => writer.write(batch));
  writer.close();
  expect(results.every(({ records, attempts: change }) => records === 0 && change === 0)).toBe(
    true,
  );
  const after = dumpStore(dir);
  expect({ ...after, sources: [] }).toEqual({ ...stored, sources: [] });

  expect(checkIntegrity(dir)).toEqual([]);
  rebuildRollups(dir);
  expect(dumpStore(dir)).toEqual(after);
});

function atOf(line: Line): number {
  return "tuple" in line ? line.tuple.value.at : line.evidence.value.at;
}

function openDays(all: readonly Line[]): number[] {
  return [...new Set(all.map((line) => dayOf(atOf(line))))].sort((a, b) => a - b);
}

test("damaged rollups are noticed and rebuilt", () => {
  const [sample = []] = fc.sample(
    lines.filter((all) => all.length > 30),
    { numRuns: 1, seed: 3 },
  );
  const dir = storeOf(sample);
  const before = dumpStore(dir);
  const db = openStore(dir, "events", "write");
  db.exec("delete from rollup_1h where id in (select id from rollup_1h limit 3)");
  db.exec("update slices set attempts = 77 where attempts > 0");
  db.close();
  expect(checkIntegrity(dir).join(" ")).toMatch(/rollup rows do not equal their attempts/);
  const steps: string[] = [];
  rebuildRollups(dir, { onDay: (done, of) => steps.push(`${done}/${of}`) });
  expect(dumpStore(dir)).toEqual(before);
  expect(steps.at(-1)).toBe(`${steps.length}/${steps.length}`);
});

test("a backup holds the same tables, is private, and overwrites nothing", () => {
  const [sample = []] = fc.sample(lines, { numRuns: 1, seed: 5 });
  const dir = storeOf(sample);
  const copy = tempDir();
  const file = join(copy, "events.db");
  backupStore(dir, "events", file);
  expect(existsSync(file)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(dumpStore(copy)).toEqual(dumpStore(dir));
  expect(() => backupStore(dir, "events", file)).toThrow("EEXIST");
});
