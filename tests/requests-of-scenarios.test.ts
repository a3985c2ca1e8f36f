import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { EventReader, StoredRequest } from "@/lib/core/store/event-store";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { type Recording, recordings } from "./recordings/recording";
import { scenarios } from "./recordings/scenario";
import { tempDir, tempStores } from "./stores/temp-store";

const EVER = { from: 0, to: Date.UTC(2100, 0) };

/**
 * What a careful person counts in each log, by the field guide and not by the code: requests are the
 * distinct runs (and failed completions whose trace names none); downgrades are successes of a candidate
 * after the first; recoveries those of the first one, after a probe; skips are lines; a request is
 * exhausted where its caller was told "chat completion failed". No log of these has coalesced decisions.
 * Silent ones: none.
 */
const COUNTED: Record<string, string> = {
  "s01-info": "4 requests: 4 primary",
  "s02-429-default-retry": "1 requests: 1 primary",
  "s03-429-both-keys-fallback": "1 requests: 1 rate_limit at step 1",
  // Both probe or call the primary, fail, and fall back; nothing is skipped, whatever the name says.
  "s04-cooldown-skip": "2 requests: 2 rate_limit at step 1",
  "s05-timeout-hang": "1 requests: 1 primary",
  "s07-conn-reset": "1 requests: 1 timeout at step 1",
  "s08-404-model-not-found": "1 requests: 1 model_not_found at step 1",
  "s10-billing-402": "2 requests: 2 billing at step 1; 1 skips",
  "s10b-quota-429": "1 requests: 1 billing at step 1",
  "s13-midstream-reset": "1 requests: 1 timeout exhausted; 1 skips",
  "s13b-slow-success": "1 requests: 1 primary; 1 recoveries",
  "s14-recovery": "5 requests: 4 primary, 1 billing at step 1; 1 skips; 2 recoveries",
  "s15-manual-override-and-config":
    "5 requests: 3 primary, 1 billing exhausted, 1 server_error exhausted",
  "s15-rpc-config": "0 requests",
  "s16-config-change": "3 requests: 3 primary",
  "s20-401-primary-rotates": "1 requests: 1 primary",
  "s21-401-all-keys": "2 requests: 2 auth at step 1; 1 skips",
  "s22-403": "1 requests: 1 auth at step 1",
  "s23-404": "1 requests: 1 model_not_found at step 1",
  "s24-500": "1 requests: 1 server_error at step 1",
  "s25-503-overloaded": "1 requests: 1 overloaded at step 1",
  "s27-504": "1 requests: 1 timeout at step 1",
  "s28-400": "1 requests: 1 format at step 1",
  "s29-conn-reset": "1 requests: 1 timeout at step 1",
  "s30-midstream-reset": "1 requests: 1 timeout at step 1",
  "s32-midstream-hang": "1 requests: 1 timeout at step 1",
  "s34-429quota": "1 requests: 1 billing at step 1",
};

test("requests, downgrades, exhausted ones, skips and recoveries are those that a careful person counts", async () => {
  const told: Record<string, string> = {};
  for (const { name, log } of scenarios()) {
    told[name] = await withRequests([log], async (_, requests) => sayOf(requests));
  }
  expect(told).toEqual(COUNTED);
});

test("in every recording of every release, requests equal what the log says line by line", async () => {
  for (const recording of recordings()) {
    const expected = countLines(recording.log);
    await withRequests([recording.log], async (reader, requests) => {
      const of = (wanted: (request: StoredRequest["request"]) => boolean) =>
        requests.filter(({ request }) => wanted(request)).length;
      expect([recording.name, requests.length]).toEqual([recording.name, expected.requests]);
      expect(of(({ downgraded }) => downgraded)).toBe(expected.downgraded);
      expect(of(({ recovered }) => recovered)).toBe(expected.recovered);
      expect(of(({ silent }) => silent)).toBe(0);
      expect(of(({ result }) => result === "exhausted")).toBe(expected.exhausted);
      expect(sum(requests, ({ skips }) => skips)).toBe(expected.skips);
      expect(sum(requests, ({ coalesced }) => coalesced)).toBe(expected.coalesced);
      const { attempts } = await reader.extent();
      expect(sum(requests, (request) => request.attempts)).toBe(attempts);
      await sumsEqualRows(reader, requests);
    });
  }
});

test("with a timeline beside the log, each request is still one, and has all of its calls", async () => {
  const both = recordings().filter(({ timeline }) => timeline !== null);
  expect(both.length).toBeGreaterThan(2);
  for (const recording of both) {
    const expected = countLines(recording.log);
    await withRequests(filesOf(recording), async (reader, requests) => {
      expect([recording.name, requests.length]).toEqual([recording.name, expected.requests]);
      const downgraded = requests.filter(({ request }) => request.downgraded);
      expect(downgraded).toHaveLength(expected.downgraded);
      const { attempts } = await reader.extent();
      expect(sum(requests, (request) => request.attempts)).toBe(attempts);
      await sumsEqualRows(reader, requests);
    });
  }
});

function filesOf({ log, timeline }: Recording): string[] {
  return timeline === null ? [log] : [log, timeline.text];
}

async function sumsEqualRows(
  reader: EventReader,
  requests: readonly StoredRequest[],
): Promise<void> {
  const { kinds, counts } = await reader.requestCounts({
    ...{ range: EVER, filter: NO_FILTER },
    stepMs: null,
  });
  const results = (result: string) =>
    counts
      .filter(({ kind }) => kinds[kind]?.result === result)
      .reduce((total, count) => total + count.requests, 0);
  for (const result of ["served", "exhausted", "aborted", "unknown"]) {
    const rows = requests.filter(({ request }) => request.result === result);
    expect(results(result)).toBe(rows.length);
  }
}

async function withRequests<T>(
  texts: readonly string[],
  act: (reader: EventReader, requests: StoredRequest[]) => Promise<T>,
): Promise<T> {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const [index, text] of texts.entries()) {
    const path = join(tempDir(), `${index}.log`);
    writeFileSync(path, text);
    const kind = text.includes('"openclaw.diagnostics.v1"') ? "timeline" : "openclaw_log";
    const source = { gateway: "gw", region: null, runtime: null, kind, path } as const;
    await ingestFile({ writer, source, from: "whole" });
  }
  writer.close();
  const reader = openEventReader(dir);
  try {
    return await act(reader, await everyRequest(reader));
  } finally {
    reader.close();
  }
}

async function everyRequest(reader: EventReader): Promise<StoredRequest[]> {
  const all: StoredRequest[] = [];
  for (let cursor: string | null = null; ; ) {
    const nothing = { results: [], traits: [], requested: [], served: [], reasons: [] };
    const query = { range: EVER, filter: NO_FILTER, ...nothing, limit: 100, cursor };
    const page: Awaited<ReturnType<EventReader["requests"]>> = await reader.requests(query);
    all.push(...page.requests);
    cursor = page.nextCursor;
    if (cursor === null) return all;
  }
}

function sayOf(requests: readonly StoredRequest[]): string {
  const ends = new Map<string, number>();
  const inOrder = requests.toSorted((a, b) => a.request.startedAt - b.request.startedAt);
  for (const { request } of inOrder) {
    const end = endOf(request);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const primary = ends.get("primary");
  const others = [...ends].filter(([end]) => end !== "primary");
  const parts = [...(primary ? [["primary", primary] as const] : []), ...others];
  const skips = sum(requests, (request) => request.skips);
  const recoveries = sum(requests, ({ recovered }) => (recovered ? 1 : 0));
  return [
    `${requests.length} requests${parts.length === 0 ? "" : ": "}${parts.map(([end, n]) => `${n} ${end}`).join(", ")}`,
    ...(skips === 0 ? [] : [`${skips} skips`]),
    ...(recoveries === 0 ? [] : [`${recoveries} recoveries`]),
  ].join("; ");
}

function endOf({ result, downgraded, silent, step, reason }: StoredRequest["request"]): string {
  if (result !== "served") return `${reason} ${result}`;
  if (silent) return "silent";
  return downgraded ? `${reason} at step ${step}` : "primary";
}

function sum(
  requests: readonly StoredRequest[],
  of: (request: StoredRequest["request"]) => number,
): number {
  return requests.reduce((total, { request }) => total + of(request), 0);
}

/** The same count from the text of a log, as with grep. */
function countLines(log: string) {
  const runs = new Set<string>();
  const runOfTrace = new Map<string, string>();
  const traces = new Set<string>();
  const counts = { downgraded: 0, recovered: 0, skips: 0, exhausted: 0, coalesced: 0 };
  for (const line of log.split("\n")) {
    const trace = /"traceId":"(\w+)"/.exec(line)?.[1];
    const run =
      /"runId":"([^"]+)"/.exec(line)?.[1] ??
      /\[agent\] run (\S+) ended with/.exec(line)?.[1] ??
      /runId=(\S+)/.exec(line)?.[1];
    if (run !== undefined) runs.add(run);
    if (run !== undefined && trace !== undefined) runOfTrace.set(trace, run);
    const tells = /\[model-fetch\]|chat completion failed|"model_fallback_chain_stopped"/.test(
      line,
    );
    if (tells && trace !== undefined) traces.add(trace);
    if (line.includes('"decision":"skip_candidate"')) counts.skips++;
    if (line.includes('"decision":"candidate_succeeded"')) {
      if (line.includes('"attempt":1,')) counts.recovered++;
      else counts.downgraded++;
    }
    if (line.includes("chat completion failed: ")) counts.exhausted++;
    counts.coalesced += Number(/"suppressedDuplicateCount":(\d+)/.exec(line)?.[1] ?? 0);
  }
  const withoutRun = [...traces].filter((trace) => !runOfTrace.has(trace)).length;
  return { ...counts, requests: runs.size + withoutRun };
}
