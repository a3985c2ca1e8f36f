import { expect, onTestFinished, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { KeyRow, Keys, KeysQuery } from "@/lib/contracts/keys";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence, EvidenceFact } from "@/lib/core/attempt/evidence";
import type { Loss } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/core/time/range";
import { batch, LOG, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempStores } from "@/tests/stores/temp-store";
import { readKeys } from "./read-keys";

/** Noon; all times here are seconds after it. */
const NOON = MIDNIGHT + 12 * HOUR_MS;
const at = (seconds: number) => NOON + seconds * SECOND_MS;

type Said = {
  gateway?: string;
  calls?: Partial<Attempt>[];
  records?: (Evidence & EvidenceFact)[];
  losses?: Loss[];
};

/** What Gateways wrote: calls as tuples, records of keys as the file log has them. */
async function keysAfter(
  said: Said[],
  { asOf = at(HOUR_MS), ...query }: KeysQuery & { asOf?: number } = {},
): Promise<Keys> {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  let lineId = 1;
  const sourced = <T>(value: T) => ({ lineId: lineId++, offset: lineId * 100, bytes: 99, value });
  for (const { gateway = "gw-a", calls = [], records = [], losses = [] } of said) {
    const attempts = calls.map((call) => sourced({ ...CALL, ...call }));
    const source = { ...LOG, gateway };
    writer.write(batch({ source: { ...source, kind: "tuples", path: "/tuples" }, attempts }));
    const evidence = records.map(sourced);
    writer.write(batch({ source, evidence, losses: losses.map(sourced) }));
  }
  writer.close();
  const events = openEventReader(dir);
  onTestFinished(() => events.close());
  const stores = {
    ...ASKED_LOCALLY,
    mode: "live",
    events,
    gateways: [],
    ingestStatus: null,
    now: asOf,
  } as const;
  return readKeys(stores, { from: NOON - HOUR_MS, to: NOON + DAY_MS, ...query });
}

const CALL: Attempt = {
  at: NOON,
  requestId: null,
  traceId: null,
  sessionId: null,
  provider: "nova",
  model: "large",
  keyId: "k1",
  status: 200,
  outcome: "ok",
  gatewayReason: null,
  latencyMs: 1_000,
  ttfbMs: null,
  routeVersion: null,
  errorPreview: null,
  errorCode: null,
  origin: "tuple",
};

type Penalised = Extract<EvidenceFact, { kind: "key_penalised" }>;
/** A cool-down of a minute from `seconds` on, unless said otherwise. */
function penalised(seconds: number, part: Partial<Penalised> = {}) {
  return {
    at: at(seconds),
    traceId: `t${seconds}`,
    spanId: null,
    kind: "key_penalised",
    runId: `r${seconds}`,
    provider: "nova",
    keyId: "k1",
    reason: "timeout",
    window: "cooldown",
    until: at(seconds + 60),
    reused: false,
    ...part,
  } as const;
}

type Decided = Extract<EvidenceFact, { kind: "failover_decided" }>;
function decided(seconds: number, part: Partial<Decided> = {}) {
  return {
    at: at(seconds),
    traceId: `t${seconds}`,
    spanId: null,
    kind: "failover_decided",
    runId: `r${seconds}`,
    decision: "rotate_profile",
    provider: "nova",
    model: "large",
    keyId: "k1",
    reason: "rate_limit",
    status: 429,
    timedOut: false,
    aborted: false,
    preview: null,
    penalises: true,
    ...part,
  } as const;
}

function rowOf({ keys }: Keys, keyId = "k1", gateway = "gw-a"): KeyRow {
  const row = keys.find((key) => key.keyId === keyId && key.gateway === gateway);
  if (row === undefined) throw new Error(`There is no row of ${keyId} on ${gateway}.`);
  return row;
}

const endOf = ({ intervals: [one] }: KeyRow) => one && [one.to, one.end, one.endedBy];

test("a success that began after the window opened ended it", async () => {
  const keys = await keysAfter([
    { records: [penalised(0)], calls: [{ at: at(21), latencyMs: 20_000 }] },
  ]);
  const row = rowOf(keys);
  expect(endOf(row)).toEqual([at(21), "observed", "success"]);
  expect(row.cooldowns).toEqual({ hits: 1, totalMs: 21_000 });
  expect(row.current.state).toBe("ready");
});

test.each([
  ["that was going on already when it opened", { at: at(21), latencyMs: 22_000 }],
  ["of which no line says when it began", { at: at(21), latencyMs: null }],
  ["that is none", { at: at(21), outcome: "rate_limited" as const, status: 429 }],
  ["of another key", { at: at(21), keyId: "k2" }],
  ["after it", { at: at(60) }],
])("a success %s leaves the end as the Gateway said", async (_, call) => {
  const keys = await keysAfter([{ records: [penalised(0)], calls: [call] }]);
  expect(endOf(rowOf(keys))).toEqual([at(60), "inferred", null]);
});

test("a success on another Gateway says nothing of the window here: each keeps its own state", async () => {
  const keys = await keysAfter([
    { records: [penalised(0)] },
    { gateway: "gw-b", calls: [{ at: at(20) }] },
  ]);
  expect(endOf(rowOf(keys))).toEqual([at(60), "inferred", null]);
});

test("a limit holds for the model that its decision names, and only a success of that model ends it", async () => {
  const limit = [penalised(0, { reason: "rate_limit" }), decided(0)];
  const sibling = await keysAfter([{ records: limit, calls: [{ at: at(20), model: "mini" }] }]);
  expect(rowOf(sibling).intervals[0]).toMatchObject({ scope: "model", model: "large" });
  expect(endOf(rowOf(sibling))).toEqual([at(60), "inferred", null]);
  const same = await keysAfter([{ records: limit, calls: [{ at: at(20) }] }]);
  expect(endOf(rowOf(same))).toEqual([at(20), "observed", "success"]);
});

test("a limit without a decision beside it is of a model that no line names, and not of the whole key", async () => {
  const keys = await keysAfter([
    { records: [penalised(0, { reason: "rate_limit" })], calls: [{ at: at(20) }] },
  ]);
  expect(rowOf(keys).intervals[0]).toMatchObject({ scope: "unknown", model: null });
  expect(endOf(rowOf(keys))).toEqual([at(60), "inferred", null]);
});

test("a record that finds the window open after a success shows that the success did not end it", async () => {
  const keys = await keysAfter([
    {
      records: [penalised(0), penalised(40, { reused: true, until: at(60) })],
      calls: [{ at: at(20) }],
    },
  ]);
  expect(endOf(rowOf(keys))).toEqual([at(60), "inferred", null]);
  expect(rowOf(keys).intervals[0]).toMatchObject({ reused: 1 });
});

test("a lock that a record finds open after successes is stuck too, with its end as the Gateway said", async () => {
  const lock = { window: "disabled", reason: "billing", until: at(3_600) };
  const records = [penalised(0, lock), penalised(40, { ...lock, reused: true })];
  const calls = [10, 20, 30].map((second) => ({ at: at(second) }));
  const row = rowOf(await keysAfter([{ records, calls }], { asOf: at(60) }));
  expect(row.stuck).toMatchObject({ successes: 3, lastSuccessAt: at(30) });
  expect(row.current).toMatchObject({ state: "disabled", until: at(3_600) });
  expect(row.disabled).toEqual({ hits: 1, totalMs: 60_000 });
});

test("a window that replaces another ends it, and both are hits of which the time counts once", async () => {
  const keys = await keysAfter([{ records: [penalised(0), penalised(20, { reason: "auth" })] }]);
  const row = rowOf(keys);
  expect(endOf(row)).toEqual([at(20), "observed", "replaced"]);
  expect(row.cooldowns).toEqual({ hits: 2, totalMs: 80_000 });
});

test("a lock does not end a cool-down: the key is out for both, and the lock is what it is out for", async () => {
  const lock = penalised(10, { window: "disabled", reason: "billing", until: at(600) });
  const keys = await keysAfter([{ records: [penalised(0), lock] }], { asOf: at(30) });
  const row = rowOf(keys);
  expect(row.cooldowns).toEqual({ hits: 1, totalMs: 30_000 });
  expect(row.disabled).toEqual({ hits: 1, totalMs: 20_000 });
  expect(row.current).toMatchObject({ state: "disabled", until: at(600), since: at(10) });
  expect(row.needs).toBe("person");
});

test("a window from before the range is shown and counted as time, and is no hit of it", async () => {
  const keys = await keysAfter([{ records: [penalised(-30)] }], { from: NOON });
  const row = rowOf(keys);
  expect(row.cooldowns).toEqual({ hits: 0, totalMs: 30_000 });
  expect(row.intervals).toHaveLength(1);
  expect(row.incidents).toEqual({});
});

test("a window that was over before the range, or that a success ended before it, is not shown", async () => {
  const keys = await keysAfter(
    [
      { records: [penalised(-90)] },
      { gateway: "gw-b", records: [penalised(-50)], calls: [{ at: at(-20) }] },
    ],
    { from: NOON },
  );
  expect(keys.keys).toEqual([]);
});

test("a failure at the rotation cap is an incident without a record, whatever else the request did", async () => {
  const keys = await keysAfter([
    {
      records: [
        penalised(0, { runId: "r", reason: "rate_limit" }),
        decided(0, { runId: "r" }),
        decided(1, { runId: "r", keyId: "k2", decision: "fallback_model" }),
        decided(2, { runId: "r", keyId: "k3", reason: "server_error", penalises: false }),
      ],
    },
  ]);
  expect(rowOf(keys)).toMatchObject({ incidents: { rate_limit: 1 }, unmarked: 0 });
  expect(rowOf(keys, "k2")).toMatchObject({
    incidents: { rate_limit: 1 },
    unmarked: 1,
    cooldowns: { hits: 0, totalMs: 0 },
    current: { state: "ready", basis: "events" },
  });
  expect(keys.keys.map(({ keyId }) => keyId)).not.toContain("k3");
});

test("keys of other gateways have failures, and a state that is based on nothing", async () => {
  const failed = { outcome: "rate_limited" as const, status: 429 };
  const keys = await keysAfter([
    {
      calls: [
        { at: at(1), ...failed },
        { at: at(2), ...failed },
        { at: at(3) },
        { keyId: null, ...failed },
      ],
    },
  ]);
  expect(rowOf(keys)).toMatchObject({
    attempts: 3,
    succeeded: 1,
    failures: { rate_limited: 2 },
    lastFailureAt: at(2),
    lastSuccessAt: at(3),
    current: { state: "ready", basis: "none" },
    needs: null,
  });
  expect(keys.failures).toEqual({ total: 3, withKey: 2 });
});

test("a key that was refused and has not succeeded since needs a person; one that has does not", async () => {
  const refused = { at: at(10), outcome: "auth_failed" as const, status: 401 };
  const dead = await keysAfter([{ calls: [{ at: at(5) }, refused] }]);
  expect(rowOf(dead).needs).toBe("person");
  const alive = await keysAfter([{ calls: [refused, { at: at(15) }] }]);
  expect(rowOf(alive).needs).toBeNull();
  const busy = await keysAfter([{ calls: [refused], records: [penalised(0)] }], { asOf: at(30) });
  expect(rowOf(busy).needs).toBe("person");
});

test("a lock that calls keep succeeding through is likely stuck, with the calls", async () => {
  const lock = penalised(0, { window: "disabled", reason: "billing", until: at(3_600) });
  const calls = [10, 20, 30].map((second) => ({ at: at(second), requestId: `req-${second}` }));
  const two = await keysAfter([{ records: [lock], calls: calls.slice(1) }], { asOf: at(60) });
  expect(rowOf(two).stuck).toBeNull();
  const three = await keysAfter([{ records: [lock], calls }], { asOf: at(60) });
  expect(rowOf(three).stuck).toMatchObject({ successes: 3, lastSuccessAt: at(30) });
  expect(rowOf(three).current.state).toBe("ready");
  expect(three.boundaries).toEqual([
    {
      kind: "likely_stuck",
      provider: "nova",
      keys: ["k1"],
      gateways: ["gw-a"],
      count: 1,
      of: 1,
      firstAt: at(10),
      lastAt: at(30),
      requestIds: ["req-30"],
    },
  ]);
});

test("a key that is out on one Gateway and used on another is told, with when", async () => {
  const keys = await keysAfter([
    { records: [penalised(0), penalised(600)] },
    { gateway: "gw-b", calls: [{ at: at(20), requestId: "req-1" }] },
  ]);
  expect(keys.boundaries).toEqual([
    {
      kind: "cooling_elsewhere",
      provider: "nova",
      keys: ["k1"],
      gateways: ["gw-a", "gw-b"],
      count: 1,
      of: 2,
      firstAt: at(20),
      lastAt: at(20),
      requestIds: ["req-1"],
    },
  ]);
});

test("what a Gateway left out about a refused key is told beside its incidents", async () => {
  const keys = await keysAfter([
    {
      records: [penalised(0, { reason: "auth" })],
      losses: [
        { what: "coalesced", at: at(1), count: 4 },
        { what: "coalesced", at: at(300), count: 7 },
        { what: "queue_overflow", at: at(1), count: 9 },
      ],
    },
  ]);
  expect(rowOf(keys)).toMatchObject({ incidents: { auth: 1 }, coalesced: 4 });
});

test("what was changed on a Gateway in the range is told beside its keys", async () => {
  const changed = { kind: "config_changed", step: "written", paths: "auth.order.nova" } as const;
  const record = { at: at(5), traceId: null, spanId: null, ...changed, actor: "cli" };
  const { marks } = await keysAfter([{ records: [penalised(0), record] }]);
  expect(marks).toMatchObject([{ at: at(5), gateway: "gw-a", paths: ["auth.order.nova"] }]);
});

test("filters narrow rows, records and windows alike; a model is that of the call that failed", async () => {
  const said = [
    {
      records: [
        penalised(0, { reason: "rate_limit" }),
        decided(0),
        penalised(0, { keyId: "k2", provider: "other" }),
      ],
      calls: [{ at: at(5) }, { at: at(6), keyId: "k2", provider: "other", model: "mini" }],
    },
    { gateway: "gw-b", records: [penalised(0)] },
  ];
  const names = async (query: KeysQuery) =>
    (await keysAfter(said, query)).keys.map(({ gateway, keyId }) => `${gateway} ${keyId}`).sort();
  expect(await names({})).toEqual(["gw-a k1", "gw-a k2", "gw-b k1"]);
  expect(await names({ gateway: ["gw-b"] })).toEqual(["gw-b k1"]);
  expect(await names({ not_key: ["k1"] })).toEqual(["gw-a k2"]);
  expect(await names({ provider: ["other"] })).toEqual(["gw-a k2"]);
  const large = await keysAfter(said, { model: ["large"] });
  expect(rowOf(large)).toMatchObject({ attempts: 1, incidents: { rate_limit: 1 } });
});

test("of very many windows all are counted and the newest are listed, and how many are not is said", async () => {
  const records = Array.from({ length: 250 }, (_, index) =>
    penalised(index * 120, { until: at(index * 120 + 30) }),
  );
  const row = rowOf(await keysAfter([{ records }], { asOf: at(DAY_MS) }));
  expect(row.cooldowns).toEqual({ hits: 250, totalMs: 250 * 30_000 });
  expect(row.intervals).toHaveLength(100);
  expect(row.intervalsLeftOut).toBe(150);
  expect(row.intervals.at(-1)?.from).toBe(at(249 * 120));
  expect(row.intervals[0]?.from).toBe(at(150 * 120));
});

test("where most successes have no key, numbers by key are withheld from ratios", async () => {
  const calls = [
    ...Array.from({ length: 9 }, (_, second) => ({ at: at(second), keyId: null })),
    { at: at(20), outcome: "rate_limited" as const },
  ];
  const { withheldBy } = await keysAfter([{ calls }]);
  expect(withheldBy).toEqual({ field: "key", known: 0.1 });
});
