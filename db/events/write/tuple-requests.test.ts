import { expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { Attempt } from "@/lib/core/attempt/attempt";
import { NO_FILTER, type Sourced } from "@/lib/core/store/event-store";
import { batch, MIDNIGHT, TUPLES } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";

function tuple(index: number, more: Partial<Attempt> = {}): Sourced<Attempt> {
  const value: Attempt = {
    ...{ at: MIDNIGHT + index * 1_000, requestId: "-", traceId: null, sessionId: null },
    ...{ provider: "anthropic", model: "opus", keyId: null, status: 200, outcome: "ok" },
    ...{ gatewayReason: null, latencyMs: 5, ttfbMs: null, routeVersion: null },
    ...{ errorPreview: null, errorCode: null, origin: "tuple" },
    ...(index % 3 === 0 && { status: 429, outcome: "rate_limited" }),
    ...more,
  };
  return { lineId: index + 1, offset: index * 100, bytes: 99, value };
}

function storeOf(all: readonly Sourced<Attempt>[], atOnce: number): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (let from = 0; from < all.length; from += atOnce) {
    writer.write(batch({ source: TUPLES, attempts: all.slice(from, from + atOnce) }));
  }
  writer.close();
  return dir;
}

async function resultsOf(dir: string): Promise<Record<string, number>> {
  const reader = openEventReader(dir);
  const range = { from: 0, to: 9e12 };
  const { kinds, counts } = await reader.requestCounts({ range, filter: NO_FILTER, stepMs: null });
  reader.close();
  const results: Record<string, number> = {};
  for (const { kind, requests } of counts) {
    const result = kinds[kind]?.result ?? "";
    results[result] = (results[result] ?? 0) + requests;
  }
  return results;
}

test("an id that everything carries names no request: each tuple is one, in whatever order they came", async () => {
  const all = Array.from({ length: 450 }, (_, index) => tuple(index));
  const dir = storeOf(all, 450);
  expect(await resultsOf(dir)).toEqual({ served: 300, unknown: 150 });
  expect(checkIntegrity(dir)).toEqual([]);
  const whole = dumpStore(dir);
  const shuffled = all.toSorted((a, b) => ((a.lineId * 7_919) % 451) - ((b.lineId * 7_919) % 451));
  for (const atOnce of [1, 60, 199]) {
    expect(dumpStore(storeOf(shuffled, atOnce))).toEqual(whole);
  }
});

test("a later try joins what came before it, and takes a plain answer into its request", async () => {
  const dir = storeOf([tuple(1, { requestId: "a" }), tuple(2, { requestId: "b" })], 1);
  expect(await resultsOf(dir)).toEqual({ served: 2 });
  const writer = openEventWriter(dir);
  const failed = {
    requestId: "a",
    at: MIDNIGHT + 500,
    status: 503,
    outcome: "overloaded",
  } as const;
  writer.write(batch({ source: TUPLES, attempts: [tuple(3, failed)] }));
  writer.close();
  expect(await resultsOf(dir)).toEqual({ served: 2 });
  const reader = openEventReader(dir);
  const { requests } = await reader.findRequests("a", 10);
  expect(requests.map(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([
    ["overloaded", "ok"],
  ]);
  reader.close();
});

test("tuples of two days or of two Gateways with one id are not one request", async () => {
  const dir = storeOf(
    [tuple(0, { requestId: "a", at: MIDNIGHT - 1 }), tuple(1, { requestId: "a" })],
    2,
  );
  expect(await resultsOf(dir)).toEqual({ exhausted: 1, served: 1 });
  const writer = openEventWriter(dir);
  const source = { ...TUPLES, gateway: "gw-c" };
  writer.write(batch({ source, attempts: [tuple(3, { requestId: "a" })] }));
  writer.close();
  expect(await resultsOf(dir)).toEqual({ exhausted: 2, served: 1 });
});
