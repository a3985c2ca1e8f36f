import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addRouteVersion } from "@/db/control/add-route-version";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { openControl } from "@/db/open-control";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempStores } from "@/tests/stores/temp-store";
import type { ConsoleStores } from "./console-stores";
import { readDowngrades } from "./read-downgrades";
import { readKeys } from "./read-keys";
import { readMarks, readMarksAnswer } from "./read-marks";
import { readNow } from "./read-now";
import { readRates } from "./read-rates";

const FROM = Date.UTC(2026, 10, 22, 9);
const range = { from: FROM, to: FROM + 60 * MINUTE_MS };
/** A script that patches a session each second. */
const PATCHES = 3_000;
let stores: ConsoleStores;

beforeAll(async () => {
  const dir = tempStores();
  const path = join(dir, "openclaw.log");
  const lines = Array.from({ length: PATCHES }, (_, second) => patched(FROM + second * SECOND_MS));
  writeFileSync(path, `${lines.join("\n")}\n`);
  const writer = openEventWriter(dir);
  const place = { gateway: "fra-1", region: "eu", runtime: "npm" } as const;
  const source = { ...place, kind: "openclaw_log", path } as const;
  await ingestFile({ writer, source, from: "whole" });
  writer.close();
  const events = openEventReader(dir);
  stores = {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [],
    ingestStatus: null,
    now: range.to,
  };
});

afterAll(() => stores.events.close());

function patched(at: number): string {
  const text = `⇄ res ✓ sessions.patch 132ms conn=2e054dd5…5575 id=2:${at.toString(16).slice(-8)}-2…aeb1`;
  const origin = JSON.stringify({ subsystem: "gateway/ws" });
  const date = new Date(at).toISOString();
  return JSON.stringify({
    ...{ 0: origin, 1: text },
    _meta: { date, logLevelId: 3, logLevelName: "INFO", name: origin },
    ...{ time: date, message: text },
  });
}

test("a version of a route table is a mark on every chart, whatever Gateways are looked at, for whoever may read tables", async () => {
  const control = openControl(tempStores());
  addRouteVersion(control, {
    ...{ table: "production", number: 1, sha: "a".repeat(40), tag: "production/v1" },
    ...{ at: range.to - 1, authoredAt: range.to - 1, authorName: "Edda Rossi" },
    ...{ authorEmail: "edda@sample.invalid", title: "First", reason: "", ticket: null },
    ...{ reviewers: [], contentHash: "c", reverts: null, isEmergency: false, isMerge: false },
    draft: null,
  });
  const asked = { ...range, gateway: ["no-such-gateway"] };
  const { marks } = await readMarksAnswer({ ...stores, control }, asked);
  expect(marks).toMatchObject([
    { kind: "route_commit", gateway: null, route: { table: "production", number: 1 } },
  ]);
  const machine = { kind: "token", id: 1, name: "pusher", role: "ingest", gateway: null } as const;
  const pushed = await readMarks({ ...stores, control, principal: machine }, range, NO_FILTER);
  expect(pushed.filter(({ kind }) => kind === "route_commit")).toEqual([]);
  control.$client.close();
});

test("however many versions came after a range, those in it are marks", async () => {
  const control = openControl(tempStores());
  control.transaction((tx) => {
    for (let number = 1; number <= 10_001; number += 1) {
      const at = number === 1 ? range.to - 1 : range.to + number;
      addRouteVersion(tx, {
        ...{ table: "production", number, sha: `${number}`, tag: `production/v${number}`, at },
        ...{ authoredAt: at, authorName: "Edda Rossi", authorEmail: "edda@sample.invalid" },
        ...{ title: "", reason: "", ticket: null, reviewers: [], contentHash: "c" },
        ...{ reverts: null, isEmergency: false, isMerge: false, draft: null },
      });
    }
  });
  const marks = await readMarks({ ...stores, control }, range, NO_FILTER);
  const versions = marks.flatMap(({ route }) => (route === null ? [] : [route.number]));
  expect(versions).toEqual([1]);
  control.$client.close();
});

test("of thousands of changes an answer has the newest, and says how many older ones it leaves out", async () => {
  const { marks, omittedMarks } = await readMarksAnswer(stores, range);
  expect(marks.length + omittedMarks).toBe(PATCHES);
  expect(marks.length).toBeLessThanOrEqual(1_000);
  expect(marks.at(-1)?.at).toBe(FROM + (PATCHES - 1) * SECOND_MS);
  expect(marks.map(({ at }) => at)).toEqual(marks.map(({ at }) => at).toSorted((a, b) => a - b));
  expect(marks[0]?.at).toBe(FROM + omittedMarks * SECOND_MS);
});

test("the time axes of all screens have the same newest ones", async () => {
  const same = await readMarksAnswer(stores, range);
  const answers = [
    await readRates(stores, { ...range, by: [] }),
    await readNow(stores, { ...range, rows: "region", columns: "provider" }),
    await readKeys(stores, { ...range, table: "keys" }),
    await readDowngrades(stores, { ...range, table: "flows" }),
  ];
  for (const { marks, omittedMarks } of answers) {
    expect(omittedMarks).toBe(same.omittedMarks);
    expect(marks).toEqual(same.marks);
  }
});

test("interventions are counted whether they are listed or not", async () => {
  const { interventions } = await readDowngrades(stores, { ...range, table: "flows" });
  expect(interventions).toEqual({ total: PATCHES, byKind: { session_override: PATCHES } });
});

test("a shorter range reaches the older ones", async () => {
  const early = { from: FROM, to: FROM + 5 * MINUTE_MS };
  const { marks, omittedMarks } = await readMarksAnswer(stores, early);
  expect({ listed: marks.length, omittedMarks }).toEqual({ listed: 300, omittedMarks: 0 });
});
