import fc from "fast-check";
import { expect, test } from "vitest";
import { rebuildRollups } from "@/db/events/maintain/rebuild-rollups";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { openStore } from "@/db/open-store";
import { DAY_MS } from "@/lib/core/time/range";
import { batchesOf, type Line, lines } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";
import { dayOf, dayTables } from "./day-tables";

/** As a version left it that kept no requests: neither their tables nor what tuples say of them. */
function forgetRequests(dir: string): number[] {
  const db = openStore(dir, "events", "write");
  const days = db.prepare("select day from days order by day").pluck().all() as number[];
  for (const day of days) {
    const { attempts, requests, requestKeys } = dayTables(day);
    db.exec(`drop table ${requests}; drop table ${requestKeys}`);
    for (const column of ["requested", "number"]) {
      db.exec(`alter table ${attempts} drop column ${column}`);
    }
  }
  db.exec("delete from request_sums; delete from request_kinds");
  db.close();
  return days;
}

test("requests of days before an upgrade are said to be missing until a rebuild makes them", async () => {
  const [some = []] = fc.sample(
    lines.map((all) => all.map(withoutNews)).filter((all) => all.length > 30),
    { numRuns: 1, seed: 7 },
  );
  const dir = tempStores();
  const write = () => {
    const writer = openEventWriter(dir);
    for (const batch of batchesOf(some)) writer.write(batch);
    writer.close();
  };
  write();
  const complete = dumpStore(dir);
  const days = forgetRequests(dir);
  migrateStores(dir);

  const reader = openEventReader(dir);
  expect(dayOf(await reader.requestsSince())).toBe(Math.max(...days) + 1);
  expect((await reader.requestsSince()) % DAY_MS).toBe(0);
  migrateStores(dir);
  rebuildRollups(dir);
  expect(await reader.requestsSince()).toBe(Number.NEGATIVE_INFINITY);
  reader.close();
  expect(dumpStore(dir)).toEqual(complete);
  write();
  expect(dumpStore(dir)).toEqual(complete);
});

/** That version did not keep what a tuple says of its request. */
function withoutNews(line: Line): Line {
  if (!("tuple" in line)) return line;
  const value = { ...line.tuple.value, requestedModel: null, attemptNumber: null };
  return { tuple: { ...line.tuple, value } };
}
