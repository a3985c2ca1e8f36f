import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { Marks, MarksQuery } from "@/lib/contracts/marks";
import type { Mark } from "@/lib/core/intervention/mark";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import { ingestFile } from "@/lib/ingest/ingest-file";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readMarks, readMarksAnswer } from "@/lib/services/read-marks";
import { readNow } from "@/lib/services/read-now";
import { readRates } from "@/lib/services/read-rates";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { recordings } from "./recordings/recording";
import { scenarios } from "./recordings/scenario";
import { tempStores } from "./stores/temp-store";

/** The days on which all recordings were made. */
const FROM = Date.UTC(2026, 10, 22);
const DAYS = { from: FROM, to: FROM + 2 * DAY_MS };
const FOLDER = join(import.meta.dirname, "recordings");
const AUDIT = join(FOLDER, "config-audit", "config-audit.jsonl.gz");
const scenarioFiles = scenarios().map(({ logFile }) => logFile);

/** The stores of a Gateway after these files were read by the real ingester, in this order. */
async function storesAfter(files: readonly string[]): Promise<ConsoleStores> {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const place = { gateway: "gw", region: "eu", runtime: "npm", kind: "openclaw_log" } as const;
  for (const path of files) await ingestFile({ writer, source: { ...place, path }, from: "whole" });
  writer.close();
  const events = openEventReader(dir);
  onTestFinished(() => events.close());
  return { ...ASKED_LOCALLY, mode: "live", events, gateways: [], ingestStatus: null, now: DAYS.to };
}

async function marksAfter(files: readonly string[]): Promise<Mark[]> {
  return readMarks(await storesAfter(files), DAYS, NO_FILTER);
}

/** Interventions by kind, and how many other marks there are by kind. */
function counted(marks: readonly Mark[]) {
  const count = (names: readonly (string | null)[]) =>
    Object.fromEntries(
      [...new Set(names.filter((name) => name !== null))]
        .sort()
        .map((name) => [name, names.filter((other) => other === name).length]),
    );
  return {
    interventions: count(marks.map(({ intervention }) => intervention)),
    others: count(marks.map(({ kind, intervention }) => (intervention === null ? kind : null))),
  };
}

/**
 * What a careful person counts in each scenario with the field guide in hand, line by line. Each of these
 * logs ends (one is followed by another) with the change of `logging.file` that began the next one:
 * a mark, and no intervention, because it changes neither routing nor keys.
 */
const ONLY_THE_NEXT_LOG = { interventions: {}, others: { config_write: 1 } };
const BY_HAND: Readonly<Record<string, ReturnType<typeof counted>>> = {
  // The next log and two new agents in one edit: no agent that was there asks another model than before.
  "s02-429-default-retry": ONLY_THE_NEXT_LOG,
  "s15-manual-override-and-config": {
    // Two `sessions.patch` that took; one `models.authRefresh` after `models auth order set`.
    interventions: { key_order: 1, session_override: 2 },
    others: { config_write: 1 },
  },
  "s16-config-change": {
    // Two `config.patch`, two `config set`, one `models set`. The three refused patches (✗) changed nothing.
    interventions: { config_write: 5 },
    others: { config_write: 1 },
  },
};

describe("each scenario has the marks that a careful person counts", () => {
  test.each(scenarios())("$name", async ({ name, logFile }) => {
    expect(counted(await marksAfter([logFile]))).toEqual(BY_HAND[name] ?? ONLY_THE_NEXT_LOG);
  });
});

test("a change names what was changed, by whom as far as a line says, and all of its lines", async () => {
  const marks = await marksAfter([join(FOLDER, "scenarios", "s16-config-change.log.gz")]);
  expect(marks.map(({ at, paths, actor, lines }) => [at, paths, actor, lines.length])).toEqual([
    [
      Date.parse("2026-11-22T15:01:23.324Z"),
      ["agents.defaults.model.primary"],
      "config.patch by cli",
      3,
    ],
    [
      Date.parse("2026-11-22T15:01:33.594Z"),
      ["agents.defaults.model.fallbacks"],
      "config.patch by cli",
      3,
    ],
    [Date.parse("2026-11-22T15:01:42.680Z"), ["agents.defaults.model.primary"], null, 2],
    [Date.parse("2026-11-22T15:01:59.089Z"), ["agents.defaults.model.primary"], null, 2],
    [Date.parse("2026-11-22T15:02:13.835Z"), ["agents.defaults.model.primary"], null, 2],
    [Date.parse("2026-11-22T15:02:33.969Z"), ["logging.file"], null, 1],
  ]);
});

test("the Gateway's own account of its configuration adds who, and no change to those of the log", async () => {
  const log = join(FOLDER, "scenarios", "s16-config-change.log.gz");
  const marks = (await marksAfter([AUDIT, log])).filter(
    ({ at }) => at >= Date.parse("2026-11-22T15:01:20Z") && at < Date.parse("2026-11-22T15:03:00Z"),
  );
  expect(
    marks.map(({ intervention, actor, lines }) => [intervention, actor, lines.length]),
  ).toEqual([
    ["config_write", "config.patch by cli", 4],
    ["config_write", "config.patch by cli", 4],
    ["config_write", "config set", 3],
    ["config_write", "models set", 3],
    ["config_write", "config set", 3],
    [null, "hand edit", 2],
  ]);
});

test("the account alone tells of the same interventions: rows by hand", async () => {
  const marks = await marksAfter([AUDIT]);
  const interventions = marks.filter(({ intervention }) => intervention !== null);
  expect(interventions.map(({ at, actor }) => [new Date(at).toISOString(), actor])).toEqual([
    // Three keys were pasted; each command wrote the order of its provider's keys.
    ["2026-11-22T14:50:23.016Z", "models auth"],
    ["2026-11-22T14:50:35.442Z", "models auth"],
    // The start that found all three orders changed (14:51:39) found what these commands had written.
    ["2026-11-22T14:50:50.090Z", "models auth"],
    ["2026-11-22T15:01:23.379Z", "gateway"],
    ["2026-11-22T15:01:33.619Z", "gateway"],
    ["2026-11-22T15:01:41.837Z", "config set"],
    ["2026-11-22T15:01:58.234Z", "models set"],
    ["2026-11-22T15:02:13.218Z", "config set"],
    // Fourteen providers with their keys were written by hand while the Gateway did not run.
    ["2026-11-22T15:03:45.166Z", "edit while stopped"],
  ]);
  // 59 rows; four writes changed only what a command notes, and one row stands beside an earlier write.
  expect(marks).toHaveLength(58);
});

/** Release, interventions and other marks by hand, and the restarts: when, and whether the Gateway was told to stop. */
const LIVES = [
  [
    "2026.6.11",
    // Two changes of a provider's address by hand; a time-out was changed before.
    { interventions: { config_write: 2 }, others: { config_write: 1, restart: 1 } },
    [["2026-11-22T17:32:03.830Z", false]],
  ],
  [
    "2026.8.2",
    { interventions: { config_write: 2 }, others: { config_write: 1, restart: 1 } },
    [["2026-11-22T17:33:29.486Z", false]],
  ],
  [
    "2026.9.6",
    // Six `config.patch` and one key order; killed twice, told to stop twice, started again after the first.
    { interventions: { config_write: 6, key_order: 1, restart: 1 }, others: { restart: 2 } },
    [
      ["2026-11-22T17:20:38.247Z", false],
      ["2026-11-22T17:21:56.050Z", false],
      ["2026-11-22T17:23:15.942Z", true],
    ],
  ],
  [
    "2026.9.6-in-process",
    // The change of `gateway.port` needed a restart: neither routing nor keys, but the Gateway was told to restart.
    { interventions: { restart: 1 }, others: { config_write: 1 } },
    [["2026-11-23T00:23:24.072Z", true]],
  ],
] as const;

test.each(LIVES)("the life of a Gateway of %s", async (release, wanted, restarts) => {
  const marks = await marksAfter([join(FOLDER, "lives", `${release}.log.gz`)]);
  expect(counted(marks)).toEqual(wanted);
  const found = marks.filter(({ kind }) => kind === "restart");
  expect(found.map(({ at, clean }) => [new Date(at).toISOString(), clean])).toEqual(restarts);
});

test("a change of the port takes a restart, which came six seconds later, also after the range", async () => {
  const stores = await storesAfter([join(FOLDER, "lives", "2026.9.6-in-process.log.gz")]);
  const [change] = (await readMarks(stores, DAYS, NO_FILTER)).filter(({ paths }) =>
    paths.includes("gateway.port"),
  );
  if (change === undefined) throw new Error("The change is no mark.");
  expect({ restart: change.restart, lines: change.lines.length }).toEqual({
    ...{ restart: "done", lines: 2 },
  });
  const upTo = { from: change.at, to: change.at + 1 };
  expect((await readMarks(stores, upTo, NO_FILTER))[0]?.restart).toBe("done");
});

test("a Gateway that was only started, or started and stopped, was not restarted", async () => {
  for (const { name, logFile } of recordings()) {
    const marks = await marksAfter([logFile]);
    expect(marks, name).toEqual([]);
  }
});

test("another release is a mark where the lines' shape proves it", async () => {
  const file = (release: string) => join(FOLDER, "lives", `${release}.log.gz`);
  const marks = await marksAfter([file("2026.9.6"), file("2026.8.2")]);
  expect(
    marks
      .filter(({ kind }) => kind === "version")
      .map(({ from, to, lines }) => [from, to, lines.length]),
  ).toEqual([["2026.9", "2026.6 to 2026.8", 2]]);
  // The start under the other release came after a stop: one more restart, which was asked for.
  expect(counted(marks).interventions.restart).toBe(2);

  // 2026.6 and 2026.8 look alike, and these two ran at the same time: nothing is proven.
  const alike = await marksAfter([file("2026.6.11"), file("2026.8.2")]);
  expect(alike.filter(({ kind }) => kind === "version")).toEqual([]);
});

test("marks do not depend on the order of files", async () => {
  const files = [...scenarioFiles, AUDIT, join(FOLDER, "lives", "2026.9.6.log.gz")];
  const ids = (marks: readonly Mark[]) =>
    marks.map(({ id, at, paths, lines }) => ({ id, at, paths, lines: lines.length }));
  const marks = ids(await marksAfter(files));
  expect(marks.length).toBeGreaterThan(60);
  expect(ids(await marksAfter(files.toReversed()))).toEqual(marks);
});

test("ranges that follow each other hold each mark once", async () => {
  const stores = await storesAfter([...scenarioFiles, AUDIT]);
  const whole = await readMarks(stores, DAYS, NO_FILTER);
  const stepMs = 7 * MINUTE_MS;
  const pieces: Mark[] = [];
  for (let from = DAYS.from; from < DAYS.to; from += stepMs) {
    pieces.push(
      ...(await readMarks(stores, { from, to: Math.min(from + stepMs, DAYS.to) }, NO_FILTER)),
    );
  }
  expect(pieces).toEqual(whole);
});

test("a filter on Gateway, region or runtime path narrows marks down, any other does not", async () => {
  const stores = await storesAfter([join(FOLDER, "lives", "2026.9.6.log.gz")]);
  const marks = await readMarks(stores, DAYS, NO_FILTER);
  const under = (include: object, exclude = {}) =>
    readMarks(stores, DAYS, { ...NO_FILTER, include, exclude });
  expect(await under({ gateway: ["gw"], region: ["eu"], provider: ["nobody"] })).toEqual(marks);
  expect(await under({ gateway: ["other"] })).toEqual([]);
  expect(await under({ region: [null] })).toEqual([]);
  expect(await under({}, { runtime: ["npm"] })).toEqual([]);
});

test("the answer over HTTP is what its schema says", async () => {
  const stores = await storesAfter([...scenarioFiles, AUDIT]);
  const answer = await readMarksAnswer(stores, MarksQuery.parse({ from: DAYS.from, to: DAYS.to }));
  expect(Marks.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  expect(answer.marks).toEqual(await readMarks(stores, DAYS, NO_FILTER));
  const text = JSON.stringify(answer);
  // What rows of the account hold beside paths: arguments, folders, hashes.
  for (const hidden of ["paste-api-key", "/home/ops/", "408cfadaeb1f", "conn="]) {
    expect(text).not.toContain(hidden);
  }
});

test("the answers of Now and of rates carry the marks of their range", async () => {
  const stores = await storesAfter([join(FOLDER, "lives", "2026.9.6.log.gz")]);
  const marks = await readMarks(stores, DAYS, NO_FILTER);
  expect(marks.length).toBeGreaterThan(0);
  const axes = { rows: "region", columns: "provider" } as const;
  expect((await readNow(stores, { ...DAYS, ...axes })).marks).toEqual(marks);
  expect((await readRates(stores, { ...DAYS, by: [] })).marks).toEqual(marks);
});
