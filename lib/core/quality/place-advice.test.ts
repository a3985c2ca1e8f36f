import { describe, expect, test } from "vitest";
import type { Coverage } from "@/lib/core/rollup/tally";
import type { SourceKind } from "@/lib/core/store/event-store";
import { ADVICE_CODES } from "./advice";
import { adviceFor, type PlaceFacts, TIMELINE_SETTING } from "./place-advice";
import type { SourceFacts } from "./source-advice";

const NOW = Date.UTC(2026, 10, 22);

const ALL: Coverage = {
  requestId: 100,
  sessionId: 100,
  provider: 100,
  modelId: 100,
  status: 100,
  latencyMs: 100,
  region: 100,
  key: 100,
};

function source(kind: SourceKind, parts: Partial<SourceFacts> = {}): SourceFacts {
  return {
    kind,
    lines: 1_000,
    unrecognised: 0,
    malformed: 0,
    consoleOutput: false,
    lastEventAt: NOW,
    release: { oldest: "2026.9", newest: "2026.9" },
    ...parts,
  };
}

const sources = (...kinds: SourceKind[]) => kinds.map((kind) => source(kind));

function facts(parts: Partial<PlaceFacts> = {}): PlaceFacts {
  return {
    gateway: "fra-1",
    level: "every_call",
    sources: sources("openclaw_log", "timeline"),
    log: "/var/log/openclaw/openclaw.log",
    attempts: 100,
    unknownOutcomes: 0,
    covered: ALL,
    hashedKeys: 0,
    notSavedBytes: 0,
    overflowedRecords: 0,
    ...parts,
  };
}

const advice = (parts: Partial<PlaceFacts>) => adviceFor(facts(parts), NOW);
const codes = (parts: Partial<PlaceFacts>) => advice(parts).map(({ code }) => code);

test("a Gateway that gives log and timeline, region, names and sessions needs no advice", () => {
  expect(advice({})).toEqual([]);
});

describe("a log of failures only", () => {
  const level = "failures_only";

  test("leads to the timeline beside the log, and to the command that reads it", () => {
    for (const release of [null, { oldest: "2026.9", newest: "2026.9" } as const]) {
      const [first] = advice({ level, sources: [source("openclaw_log", { release })] });
      expect(first).toMatchObject({ code: "failures_only", copy: TIMELINE_SETTING });
      expect(first?.afterwards).toBe(
        "npm run signalbox -- ingest --gateway fra-1 /var/log/openclaw/timeline.jsonl",
      );
    }
  });

  test("of a release before 2026.9 lacks its level, and must not be helped by a timeline", () => {
    const release = { oldest: "2026.7", newest: "2026.8" } as const;
    const [first] = advice({ level, sources: [source("openclaw_log", { release })] });
    expect(first?.code).toBe("log_level");
    expect(`${first?.copy} ${first?.afterwards}`).not.toContain("TIMELINE");
  });
});

test.each<[string, Partial<PlaceFacts>, string[]]>([
  [
    "two files of console output, said once",
    {
      sources: [1, 2].map(() => source("openclaw_log", { malformed: 900, consoleOutput: true })),
    },
    ["console_output"],
  ],
  [
    "a timeline alone",
    { sources: sources("timeline"), unknownOutcomes: 3 },
    ["timeline_without_log"],
  ],
  ["a timeline alone whose outcomes are all known", { sources: sources("timeline") }, []],
  [
    "a pushed log beside a timeline",
    { sources: sources("timeline", "push"), unknownOutcomes: 3 },
    [],
  ],
  ["spans and a timeline", { sources: sources("timeline", "otlp") }, ["spans_without_log"]],
  ["spans, timeline and log", { sources: sources("timeline", "otlp", "openclaw_log") }, []],
  ["lines that were rotated away", { notSavedBytes: 1 }, ["not_saved"]],
  ["records that the Gateway dropped", { overflowedRecords: 7 }, ["queue_overflow"]],
  ["keys without names", { hashedKeys: 2 }, ["hashed_keys"]],
  ["few sessions", { covered: { ...ALL, sessionId: 79 } }, ["no_session"]],
  [
    "tuples without sessions, which no export can add",
    { covered: { ...ALL, sessionId: 0 }, sources: sources("tuples") },
    [],
  ],
  ["no region", { covered: { ...ALL, region: 0 } }, ["no_region"]],
  ["nothing tried yet", { attempts: 0, covered: { ...ALL, region: 0, sessionId: 0 } }, []],
])("%s", (_, parts, wanted) => {
  expect(codes(parts)).toEqual(wanted);
});

test("what takes most away is advised first", () => {
  const worst = codes({
    level: "failures_only",
    sources: [source("openclaw_log", { malformed: 500 })],
    hashedKeys: 1,
    notSavedBytes: 9,
    covered: { ...ALL, region: 0, sessionId: 0 },
  });
  expect(worst).toEqual([
    "many_rejected",
    "failures_only",
    "not_saved",
    "hashed_keys",
    "no_session",
    "no_region",
  ]);
  const order = worst.map((code) => ADVICE_CODES.indexOf(code));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test("a Gateway's name cannot run a command when the advice is pasted", () => {
  const [first] = advice({ gateway: "x'; rm -rf /", hashedKeys: 1 });
  expect(first?.copy).toContain(`--gateway 'x'\\''; rm -rf /' --profiles`);
});
