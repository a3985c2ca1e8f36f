import { afterAll, beforeAll, expect, test } from "vitest";
import { addRouteVersion } from "@/db/control/add-route-version";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { type ControlDb, openControl } from "@/db/open-control";
import {
  RequestDetail,
  type RequestRow,
  Requests,
  type RequestsQuery,
} from "@/lib/contracts/requests";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { recordings } from "@/tests/recordings/recording";
import { scenarios } from "@/tests/recordings/scenario";
import { batch, TUPLES } from "@/tests/stores/arbitrary-batch";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempStores } from "@/tests/stores/temp-store";
import type { ConsoleStores } from "./console-stores";
import { readRequest } from "./read-request";
import { readRequests } from "./read-requests";

const DAY = { from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 23) };
let stores: ConsoleStores;

/** One Gateway lived through all scenarios, another has a timeline beside its log, a third sends tuples. */
beforeAll(async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  const place = { region: "eu", runtime: "npm" } as const;
  for (const { logFile: path } of scenarios()) {
    const source = { gateway: "fra-1", ...place, kind: "openclaw_log", path } as const;
    await ingestFile({ writer, source, from: "whole" });
  }
  const both = recordings().find(({ name }) => name === "default-level-with-timeline");
  for (const [kind, path] of [
    ["openclaw_log", both?.logFile],
    ["timeline", both?.timeline?.file],
  ] as const) {
    if (path === undefined) throw new Error("The recording is not there.");
    await ingestFile({ writer, source: { gateway: "par-1", ...place, kind, path }, from: "whole" });
  }
  const attempts = TUPLES_SENT.map((value, index) => ({
    ...{ lineId: index + 1, offset: index * 100, bytes: 99 },
    value,
  }));
  writer.write(batch({ source: { ...TUPLES, gateway: "proxy" }, attempts }));
  writer.close();
  const events = openEventReader(dir);
  stores = {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [],
    ingestStatus: null,
    now: DAY.to,
  };
});

afterAll(() => stores.events.close());

const TUPLE: Attempt = {
  ...{ at: DAY.from + 1_000, requestId: "req-1", traceId: null, sessionId: "s-1" },
  ...{ provider: "anthropic", model: "opus", keyId: "k1", status: 200, outcome: "ok" },
  ...{ gatewayReason: null, latencyMs: 200, ttfbMs: null, routeVersion: null },
  ...{ errorPreview: null, errorCode: null, origin: "tuple" },
};
const TUPLES_SENT: Attempt[] = [
  { ...TUPLE, status: 429, outcome: "rate_limited" },
  { ...TUPLE, at: TUPLE.at + 500, provider: "openai", model: "mini" },
  { ...TUPLE, at: TUPLE.at + 900, requestId: "req-2" },
];

async function list(query: Partial<RequestsQuery> = {}): Promise<RequestRow[]> {
  const answer = await readRequests(stores, { ...DAY, limit: 200, ...query });
  return Requests.parse(answer).requests;
}

async function detail(id: string): Promise<RequestDetail> {
  return RequestDetail.parse(await readRequest(stores, id));
}

async function onlyRow(query: Partial<RequestsQuery>): Promise<RequestRow> {
  const [row, ...others] = await list(query);
  expect(others).toEqual([]);
  if (row === undefined) throw new Error("Nothing was listed.");
  return row;
}

test("the trail of a chain that was exhausted tells calls, retries, keys, rotations, steps and skips in order", async () => {
  const row = await onlyRow({ gateway: ["fra-1"], reason: ["timeout"], result: ["exhausted"] });
  const { trail, stages, rootCause, lines, found } = await detail(row.requestId ?? "");
  expect(found).toBe("request");
  expect(trail.map(({ kind }) => kind).join(" ")).toBe(
    "attempt retry attempt key fallback attempt retry attempt rotation key attempt key fallback skip end",
  );
  expect(rootCause).toBe(0);
  expect(trail[0]).toMatchObject({ provider: "nova-eu", outcome: "network" });
  expect(trail.at(-1)).toMatchObject({ kind: "end", result: "exhausted", served: null });
  expect(Object.fromEntries(stages.map(({ stage, state }) => [stage, state]))).toEqual({
    ...{ auth: "seen", routing: "failed", call: "failed", tools: "not_logged" },
    session: "failed",
  });
  for (const step of trail) for (const line of step.lines) expect(lines[line]).toBeDefined();
  expect(lines.every(({ raw }) => raw?.startsWith("{"))).toBe(true);
});

test("a skipped candidate says until when its key was out, from the record before it", async () => {
  const rows = await list({ gateway: ["fra-1"], trait: ["skipped"], reason: ["billing"] });
  const details = await Promise.all(rows.map(({ id }) => detail(id)));
  const skips = details.flatMap(({ trail }) => trail.filter(({ kind }) => kind === "skip"));
  expect(skips).toHaveLength(2);
  for (const skip of skips) {
    // `disabledUntil` of the lock-out at 14:57:46: ten minutes, to the millisecond of the record.
    expect(skip).toMatchObject({
      provider: "qwen-cn",
      keyId: expect.stringMatching(/^sha256:e41b/),
    });
    const until = "until" in skip ? skip.until : null;
    expect(new Date(until ?? 0).toISOString()).toMatch(/^2026-11-22T15:07:46/);
  }
});

test("the list tells of the same skips as the page of each request", async () => {
  const rows = await list({ trait: ["skipped"] });
  expect(rows.length).toBeGreaterThan(2);
  for (const { id, skips, skipped } of rows) {
    const { trail, requests } = await detail(id);
    expect(skipped).toHaveLength(skips);
    expect(requests[0]?.skipped).toEqual(skipped);
    expect(skipped).toEqual(
      trail.flatMap((step) => {
        if (step.kind !== "skip") return [];
        const { at, provider, model, reason, until } = step;
        return [{ at, provider, model, reason, until }];
      }),
    );
  }
  const [{ skipped: none } = { skipped: null }] = await list({ trait: ["primary"], limit: 1 });
  expect(none).toEqual([]);
});

test("every step of a request is in the order of time, and its end comes last", async () => {
  for (const { id, attemptCount } of await list({ gateway: ["fra-1"] })) {
    const { trail, requests } = await detail(id);
    expect(requests.map((row) => row.id)).toEqual([id]);
    expect(trail.map(({ at }) => at)).toEqual(trail.map(({ at }) => at).sort((a, b) => a - b));
    expect(trail.at(-1)?.kind).toBe("end");
    expect(trail.filter(({ kind }) => kind === "attempt")).toHaveLength(Math.min(attemptCount, 50));
  }
});

test("tool calls are seen where a timeline tells of them", async () => {
  const rows = await list({ gateway: ["par-1"] });
  const details = await Promise.all(rows.map(({ id }) => detail(id)));
  const states = details.map(({ stages }) => stages.find(({ stage }) => stage === "tools")?.state);
  expect(states).toContain("seen");
});

test("an id of any kind opens the request; a session's answers its requests", async () => {
  const row = (await list({ gateway: ["fra-1"], reason: ["model_not_found"] }))[0];
  const [attempt] = row?.attempts ?? [];
  for (const id of [row?.requestId, row?.traceId, row?.id, attempt?.id]) {
    const { found, requests } = await detail(id ?? "");
    expect([found, requests.map((one) => one.id)]).toEqual(["request", [row?.id]]);
  }
  expect((await detail("req-1")).requests[0]).toMatchObject({ result: "served", downgraded: true });
  const session = await detail("s-1");
  expect(session).toMatchObject({ found: "session", trail: [], rootCause: null });
  expect(session.requests.map(({ requestId }) => requestId)).toEqual(["req-2", "req-1"]);
  const [call] = (await list({ gateway: ["par-1"] })).filter(
    ({ attemptCount }) => attemptCount > 0,
  );
  expect((await detail(`${call?.requestId}:model:1`)).requests[0]?.id).toBe(call?.id);
});

test("an id that nothing has finds nothing, and no page", async () => {
  expect(await list({ q: "nobody" })).toEqual([]);
  await expect(readRequest(stores, "nobody")).rejects.toMatchObject({ code: "not_found" });
});

test("tuples of one request are its chain, and say of what they are silent", async () => {
  const { trail, stages, lines, rootCause } = await detail("req-1");
  expect(trail.map(({ kind }) => kind)).toEqual(["attempt", "fallback", "attempt", "end"]);
  expect(rootCause).toBe(0);
  expect(lines.map(({ kind }) => kind)).toEqual(["tuple", "tuple"]);
  expect(lines[0]?.interpretation).toMatchObject({ status: 429, modelId: "opus" });
  expect(stages.find(({ stage }) => stage === "routing")?.state).toBe("not_logged");
  expect((await detail("req-2")).trail.map(({ kind }) => kind)).toEqual(["attempt", "end"]);
});

/** Of tables and times; numbers follow the order of time. */
function addVersions(control: ControlDb, versions: readonly (readonly [string, number])[]) {
  const counts = new Map<string, number>();
  control.transaction((tx) => {
    for (const [table, at] of versions) {
      const number = (counts.get(table) ?? 0) + 1;
      counts.set(table, number);
      const sha = `${table} ${number}`;
      addRouteVersion(tx, {
        ...{ table, number, sha, tag: `${table}/v${number}`, at, authoredAt: at },
        ...{ authorName: "Edda Rossi", authorEmail: "edda@sample.invalid", title: sha },
        ...{ reason: "", ticket: null, reviewers: [], contentHash: "c", reverts: null },
        ...{ isEmergency: false, isMerge: false, draft: null },
      });
    }
  });
}

async function versionsBeside(id: string, control: ControlDb) {
  const { routeVersions } = RequestDetail.parse(await readRequest({ ...stores, control }, id));
  return routeVersions?.map(({ title }) => title);
}

test("a request tells of each route table the version that was in force when it began, not the one that came while it ran", async () => {
  const control = openControl(tempStores());
  const [began] = (await readRequest(stores, "req-1")).requests;
  const at = began?.startedAt ?? 0;
  expect(await versionsBeside("req-1", control)).toEqual([]);
  const before = [
    ["us", at - 9],
    ["eu", at - 5],
    ["eu", at],
  ] as const;
  addVersions(control, [...before, ["eu", at + 1], ["asia", at + 1]]);
  expect(await versionsBeside("req-1", control)).toEqual(["eu 2", "us 1"]);
  control.$client.close();
});

test("however many versions came since, the one that was in force is told", async () => {
  const control = openControl(tempStores());
  const since = Array.from({ length: 10_000 }, (_, nth) => ["eu", DAY.to + nth] as const);
  addVersions(control, [["eu", DAY.from - 1], ["us", DAY.from - 1], ...since]);
  expect(await versionsBeside("req-1", control)).toEqual(["eu 1", "us 1"]);
  control.$client.close();
});
