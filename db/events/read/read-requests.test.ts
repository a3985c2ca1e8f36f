import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { parseAttemptId } from "@/db/events/store/attempt-row";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import { REQUEST_RESULTS, REQUEST_TRAITS } from "@/lib/core/request/request";
import { targetRef } from "@/lib/core/request/target-ref";
import { ROLLUP_LEVELS } from "@/lib/core/rollup/levels";
import {
  type AttemptFilter,
  type EventReader,
  NO_FILTER,
  type RequestsQuery,
  type StoredRequest,
} from "@/lib/core/store/event-store";
import { bucketStart, DAY_MS, MINUTE_MS } from "@/lib/core/time/range";
import {
  batchesOf,
  HOSTILE_NAMES,
  type Line,
  lines,
  MIDNIGHT,
  tuple,
} from "@/tests/stores/arbitrary-batch";
import { tempStores } from "@/tests/stores/temp-store";

type Tuple = Extract<Line, { tuple: unknown }>["tuple"]["value"];

const EVER = { from: 0, to: 9e12 };
const readers: EventReader[] = [];

afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

function readerOf(all: readonly Line[]): EventReader {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const batch of batchesOf(all)) writer.write(batch);
  writer.close();
  const reader = openEventReader(dir);
  readers.push(reader);
  return reader;
}

async function every(reader: EventReader, asked: Partial<RequestsQuery>): Promise<StoredRequest[]> {
  const nothing = { results: [], traits: [], requested: [], served: [], reasons: [] };
  const all: StoredRequest[] = [];
  for (let cursor: string | null = null; ; ) {
    const query = { range: EVER, filter: NO_FILTER, ...nothing, limit: 3, ...asked, cursor };
    const page: Awaited<ReturnType<EventReader["requests"]>> = await reader.requests(query);
    expect(page.requests.length).toBeLessThanOrEqual(query.limit);
    all.push(...page.requests);
    if (page.nextCursor === null) return all;
    // Told here, since a walk that comes back to the same page would not end by itself.
    if (cursor !== null) expect(isBelow(page.nextCursor, cursor)).toBe(true);
    cursor = page.nextCursor;
  }
}

function isBelow(cursor: string, before: string): boolean {
  const [a, b] = [parseAttemptId(cursor), parseAttemptId(before)];
  return a !== null && b !== null && (a.at < b.at || (a.at === b.at && a.line < b.line));
}

const instant = fc.oneof(
  fc.integer({ min: MIDNIGHT - 5 * MINUTE_MS, max: MIDNIGHT + 5 * MINUTE_MS }),
  fc.integer({ min: MIDNIGHT - 4 * DAY_MS, max: MIDNIGHT + 4 * DAY_MS }),
);
const range = fc
  .tuple(instant, instant)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
const value = fc.option(fc.constantFrom(...HOSTILE_NAMES, "openai", "gw-a", "gw-b"), { nil: null });
const filter: fc.Arbitrary<AttemptFilter> = fc.record({
  include: fc.oneof(
    fc.constant({}),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((provider) => ({ provider })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((gateway) => ({ gateway })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((key) => ({ key })),
  ),
  exclude: fc.oneof(
    fc.constant({}),
    fc.array(value, { maxLength: 2 }).map((model) => ({ model })),
    fc.array(value, { maxLength: 2 }).map((region) => ({ region })),
  ),
  outcomes: fc.oneof(fc.constant([]), fc.subarray([...OUTCOMES])),
  notOutcomes: fc.oneof(fc.constant([]), fc.subarray([...OUTCOMES], { maxLength: 3 })),
});
type Asked = Pick<
  RequestsQuery,
  "range" | "filter" | "results" | "traits" | "reasons" | "requested"
>;
const query: fc.Arbitrary<Asked> = fc.record({
  range,
  filter,
  results: fc.oneof(fc.constant([]), fc.subarray([...REQUEST_RESULTS])),
  traits: fc.oneof(fc.constant([]), fc.subarray([...REQUEST_TRAITS])),
  reasons: fc.oneof(fc.constant([]), fc.constant(["rate_limit", "timeout"])),
  requested: fc.oneof(fc.constant([]), fc.constant(["anthropic/opus", "openai/mini", "?/?"])),
});

/** The same decision, made of one request at a time. */
function admits(asked: Asked) {
  return ({ request, attempts }: StoredRequest): boolean => {
    const { include, exclude, outcomes, notOutcomes } = asked.filter;
    const places = ["gateway", "region", "runtime"] as const;
    const fits = (name: string, actual: string | null) =>
      (include[name as "key"]?.includes(actual) ?? true) &&
      !exclude[name as "key"]?.includes(actual);
    const calls = ["provider", "model", "key"] as const;
    const speaks =
      calls.some((name) => include[name] !== undefined || exclude[name] !== undefined) ||
      outcomes.length > 0 ||
      notOutcomes.length > 0;
    const primary = request.result === "served" && !request.downgraded && !request.silent;
    const traits = { ...request, skipped: request.skips > 0, primary };
    return (
      request.endedAt >= asked.range.from &&
      request.endedAt < asked.range.to &&
      places.every((place) => fits(place, request[place])) &&
      (!speaks ||
        attempts.some(
          (attempt) =>
            calls.every((name) => fits(name, name === "key" ? attempt.keyId : attempt[name])) &&
            (outcomes.length === 0 || outcomes.includes(attempt.outcome)) &&
            !notOutcomes.includes(attempt.outcome),
        )) &&
      (asked.results.length === 0 || asked.results.includes(request.result)) &&
      (asked.traits.length === 0 || asked.traits.some((trait) => traits[trait])) &&
      (asked.reasons.length === 0 || asked.reasons.includes(request.reason ?? "")) &&
      (asked.requested.length === 0 || asked.requested.includes(targetRef(request.requested)))
    );
  };
}

test("pages hold exactly the requests that a query admits, newest first, each once", async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.array(query, { minLength: 5, maxLength: 5 }), async (all, asked) => {
      const reader = readerOf(all);
      const requests = await every(reader, { limit: 200 });
      expect(requests.map(({ request }) => -request.endedAt)).toEqual(
        requests.map(({ request }) => -request.endedAt).sort((a, b) => a - b),
      );
      for (const one of asked) {
        const expected = requests.filter(admits(one)).map(({ id }) => id);
        expect((await every(reader, one)).map(({ id }) => id)).toEqual(expected);
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

test("a page that ends in the last millisecond of a day leaves nothing of the time before out", async () => {
  const last = MIDNIGHT - 1;
  const failed = [last, last, last, last - MINUTE_MS, last - 3 * DAY_MS];
  // Without another kind of request every row would be looked at.
  const ended = [...failed.map((at) => ({ at, status: 429 })), { at: last - DAY_MS, status: 200 }];
  const [sample] = fc.sample(tuple, { numRuns: 1, seed: 1 });
  const calls = ended.map(({ at, status }, index): Line => {
    const outcome = status === 200 ? ("ok" as const) : ("rate_limited" as const);
    const own = { ...(sample as Tuple), at, status, outcome, requestId: `r${index}` };
    return { tuple: { lineId: index + 1, offset: index, bytes: 1, value: own } };
  });
  const reader = readerOf(calls);
  const range = { from: MIDNIGHT - 4 * DAY_MS, to: MIDNIGHT };
  for (const limit of [1, 2, 3, 4, 5]) {
    const requests = await every(reader, { range, results: ["exhausted"], limit });
    expect(requests.map(({ request }) => request.endedAt)).toEqual(failed);
  }
});

test("pages come to an end where the calls that were counted are parts of a request", async () => {
  const calls = fc.sample(tuple, { numRuns: 12, seed: 1 }).map((value, index): Line => {
    const at = MIDNIGHT - 30 * MINUTE_MS + index;
    const own = { requestId: "r1", provider: "openai", outcome: "ok" as const };
    return {
      tuple: { lineId: index + 1, offset: index, bytes: 1, value: { ...value, at, ...own } },
    };
  });
  const filter = { ...NO_FILTER, include: { provider: ["openai"] } };
  const requests = await every(readerOf(calls), { filter });
  expect(requests.map(({ request }) => request.requestId)).toEqual(["r1"]);
});

test("counts over any range and step are those of the requests in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      range,
      fc.constantFrom(...ROLLUP_LEVELS),
      async (all, asked, stepMs) => {
        const reader = readerOf(all);
        const requests = await every(reader, { limit: 200, range: asked });
        const told = await reader.requestCounts({ range: asked, filter: NO_FILTER, stepMs });
        const counted: Record<string, number[]> = {};
        for (const { t, kind, requests: count, skips, coalesced } of told.counts) {
          const { gateway, result, downgraded, silent, reason } = told.kinds[kind] ?? {};
          const key = JSON.stringify([t, gateway, result, downgraded, silent, reason]);
          const [before = 0, skipped = 0, left = 0] = counted[key] ?? [];
          counted[key] = [before + count, skipped + skips, left + coalesced];
        }
        const expected: Record<string, number[]> = {};
        for (const { request } of requests) {
          const { gateway, result, downgraded, silent, reason, skips, coalesced } = request;
          const t = bucketStart(request.endedAt, stepMs);
          const key = JSON.stringify([t, gateway, result, downgraded, silent, reason]);
          const [before = 0, skipped = 0, left = 0] = expected[key] ?? [];
          expected[key] = [before + 1, skipped + skips, left + coalesced];
        }
        expect(counted).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test("a request is found by each of its ids, and by those of its attempts", async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      const reader = readerOf(all);
      for (const stored of (await every(reader, { limit: 200 })).slice(0, 12)) {
        const { requestId, traceId, sessionId } = stored.request;
        const attempts = stored.attempts.map(({ id }) => id);
        const ids = [stored.id, requestId, traceId, sessionId, ...attempts.slice(0, 2)];
        for (const id of ids.filter((one) => one !== null)) {
          const { found, requests } = await reader.findRequests(id, 500);
          // A session's id is one only where no request and no call has it.
          if (id === sessionId && found === "request") continue;
          expect(requests.map((request) => request.id)).toContain(stored.id);
        }
      }
      expect(await reader.findRequests("nobody", 10)).toEqual({ found: "request", requests: [] });
    }),
    { numRuns: 30 },
  );
}, 120_000);

test("every attempt is part of exactly one request, except where too many tuples share an id", async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      const reader = readerOf(all);
      const inRequests = (await every(reader, { limit: 200 })).flatMap(({ attempts }) =>
        attempts.map(({ id }) => id),
      );
      const none = { range: EVER, filter: NO_FILTER, limit: 1_000, cursor: null };
      const { attempts } = await reader.attempts(none);
      expect(inRequests.toSorted()).toEqual(attempts.map(({ id }) => id).toSorted());
    }),
    { numRuns: 40 },
  );
}, 120_000);
