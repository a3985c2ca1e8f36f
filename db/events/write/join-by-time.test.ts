import { expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { dropDay } from "@/db/events/maintain/drop-day";
import { rebuildRollups } from "@/db/events/maintain/rebuild-rollups";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import { dayOf } from "@/db/events/store/day-tables";
import type { Evidence, EvidenceFact } from "@/lib/core/attempt/evidence";
import { NO_FILTER, type Source, type Sourced } from "@/lib/core/store/event-store";
import { batch, LOG, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";

const TIMELINE: Source = { ...LOG, kind: "timeline", path: "/var/log/timeline.jsonl" };
const NOON = MIDNIGHT + 43_200_000;
let line = 1_000;

/** The log's line of a call that began at `start`. */
function answered(traceId: string, start: number, elapsedMs = 1_200, status = 429) {
  const fact = { kind: "call_answered", provider: "p", model: "m", api: null } as const;
  return sourced({ at: start + elapsedMs, traceId }, { ...fact, status, elapsedMs });
}

/** The timeline's record of the same call. */
function recorded(runId: string, startedAt: number, durationMs = 1_300, ended = "error") {
  return sourced(
    { at: startedAt + durationMs, traceId: null },
    {
      ...{ kind: "call_recorded", by: "timeline", runId, callId: `${runId}:model:1` },
      ...{ provider: "p", model: "m", api: null, startedAt, durationMs, ttfbMs: null },
      ...{ status: null, ended, error: null },
    },
  );
}

function ended(traceId: string, runId: string, at: number) {
  return sourced({ at, traceId }, { kind: "run_ended", runId, stopReason: "stop" });
}

function sourced(place: { at: number; traceId: string | null }, fact: EvidenceFact) {
  const value = { ...place, spanId: null, ...fact } as Evidence;
  return { lineId: line++, offset: 0, bytes: 1, value };
}

function storeOf(...parts: (readonly [Source, Sourced<Evidence>])[]): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const [source, evidence] of parts) writer.write(batch({ source, evidence: [evidence] }));
  writer.close();
  expect(checkIntegrity(dir)).toEqual([]);
  return dir;
}

async function attemptsIn(dir: string) {
  const reader = openEventReader(dir);
  const range = { from: MIDNIGHT - 9e8, to: MIDNIGHT + 9e8 };
  const found = await reader.attempts({ range, filter: NO_FILTER, limit: 99, cursor: null });
  reader.close();
  return found.attempts.map(({ requestId, traceId, status }) => ({ requestId, traceId, status }));
}

test("a call that no id joins is one attempt, because log and timeline agree on its beginning", async () => {
  const log = [LOG, answered("t1", NOON + 4)] as const;
  const timeline = [TIMELINE, recorded("r1", NOON)] as const;
  for (const dir of [storeOf(log, timeline), storeOf(timeline, log)]) {
    expect(await attemptsIn(dir)).toEqual([{ requestId: "r1", traceId: "t1", status: 429 }]);
  }
});

test("the line that names both undoes a join by time that was wrong", async () => {
  const wrong = [
    [LOG, answered("t1", NOON + 9)],
    [TIMELINE, recorded("r1", NOON)],
  ] as const;
  const right = [
    [TIMELINE, recorded("r2", NOON + 7)],
    [LOG, ended("t1", "r2", NOON + 2_000)],
  ] as const;
  const dir = storeOf(...wrong, ...right);
  expect(await attemptsIn(dir)).toEqual(
    expect.arrayContaining([
      { requestId: "r1", traceId: null, status: null },
      { requestId: "r2", traceId: "t1", status: 429 },
    ]),
  );
  expect(dumpStore(dir)).toEqual(dumpStore(storeOf(...right.toReversed(), ...wrong)));
});

test("what time had joined is parted when the last loose run turns out to be another trace's", async () => {
  const dir = storeOf(
    [LOG, answered("t1", NOON + 9)],
    [TIMELINE, recorded("r1", NOON)],
    [LOG, ended("t2", "r1", NOON + 2_000)],
  );
  expect(await attemptsIn(dir)).toEqual(
    expect.arrayContaining([
      { requestId: null, traceId: "t1", status: 429 },
      { requestId: "r1", traceId: "t2", status: null },
    ]),
  );
});

test("calls to other models, of other Gateways or at other times stay apart", async () => {
  const call = [TIMELINE, recorded("r1", NOON)] as const;
  const elsewhere: Source = { ...LOG, gateway: "gw-z" };
  for (const other of [
    [LOG, answered("t1", NOON + 1_400)],
    [elsewhere, answered("t1", NOON + 4)],
  ] as const) {
    expect(await attemptsIn(storeOf(call, other))).toHaveLength(2);
  }
});

test("a caller who left is joined to the call that ended then, though no line names its run", async () => {
  const left = { kind: "chain_stopped", provider: "p", model: "m" } as const;
  const stop = sourced(
    { at: NOON + 1_317, traceId: "t1" },
    { ...left, sessionId: "s1", reason: "caller_signal_aborted" },
  );
  const parts = [
    [TIMELINE, recorded("r1", NOON)],
    [LOG, stop],
  ] as const;
  for (const dir of [storeOf(...parts), storeOf(...parts.toReversed())]) {
    expect(await attemptsIn(dir)).toEqual([{ requestId: "r1", traceId: "t1", status: null }]);
  }
});

test("a call that time joined over midnight is not counted again when its day is dropped", async () => {
  const dir = storeOf(
    [LOG, answered("t1", MIDNIGHT - 1_300)],
    [TIMELINE, recorded("r1", MIDNIGHT - 1_300)],
  );
  expect(await attemptsIn(dir)).toHaveLength(1);
  dropDay(dir, dayOf(MIDNIGHT) - 1);
  expect(await attemptsIn(dir)).toEqual([]);
  expect(checkIntegrity(dir)).toEqual([]);
  const after = dumpStore(dir);
  rebuildRollups(dir);
  expect(dumpStore(dir)).toEqual(after);
});
