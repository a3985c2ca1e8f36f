import { expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { NO_FILTER, type Sourced } from "@/lib/core/store/event-store";
import { batch, LOG, MIDNIGHT } from "@/tests/stores/arbitrary-batch";
import { dumpStore } from "@/tests/stores/dump-store";
import { tempStores } from "@/tests/stores/temp-store";
import type { Assemble } from "./reassembler";

/** Every line is an attempt, unless a `run_ended` is there: then only the first is. */
const assemble: Assemble = (lines) => {
  const ended = lines.some(({ value }) => value.kind === "run_ended");
  return lines
    .filter((_, index) => !ended || index === 0)
    .map((line) => ({ ...line, value: attempt(line.value.at) }));
};

function attempt(at: number): Attempt {
  return {
    ...{
      at,
      requestId: "r",
      traceId: "t",
      sessionId: null,
      provider: "p",
      model: "m",
      keyId: null,
    },
    ...{
      status: 200,
      outcome: "ok",
      gatewayReason: null,
      latencyMs: 5,
      ttfbMs: null,
      routeVersion: null,
    },
    ...{ errorPreview: null, errorCode: null, origin: "call" },
  };
}

function record(
  lineId: number,
  at: number,
  kind: "call_answered" | "run_ended" = "call_answered",
): Sourced<Evidence> {
  const common = { at, traceId: "t", spanId: null };
  const value: Evidence =
    kind === "run_ended"
      ? { ...common, kind, runId: "r", stopReason: null }
      : { ...common, kind, provider: "p", model: "m", api: null, status: 200, elapsedMs: 5 };
  return { lineId, offset: lineId, bytes: 1, value };
}

test("later evidence takes an attempt back, out of the rollups too, and leaves its neighbour findable", async () => {
  const dir = tempStores();
  const writer = openEventWriter(dir, { assemble });
  const first = writer.write(
    batch({ source: LOG, evidence: [record(1, MIDNIGHT), record(2, MIDNIGHT)] }),
  );
  const second = writer.write(
    batch({ source: LOG, evidence: [record(3, MIDNIGHT + 5, "run_ended")] }),
  );
  writer.close();
  expect([first.attempts, second.attempts]).toEqual([2, -1]);
  expect(checkIntegrity(dir, { assemble })).toEqual([]);

  const reader = openEventReader(dir);
  const [total] = await reader.tallies({ range: { from: 0, to: 9e12 }, by: [], filter: NO_FILTER });
  expect(total?.tally.attempts).toBe(1);
  const { attempts } = await reader.attempts({
    range: { from: 0, to: 9e12 },
    filter: NO_FILTER,
    limit: 9,
    cursor: null,
  });
  const detail = await reader.attempt(attempts[0]?.id ?? "");
  expect(detail?.lines.map(({ lineId }) => lineId)).toEqual([1, 2, 3]);
  reader.close();
});

test("a trace joins over midnight, and two runs of days join when the day between them arrives", () => {
  const day = 86_400_000;
  const parts = [
    record(1, MIDNIGHT),
    record(2, MIDNIGHT + 2 * day),
    record(3, MIDNIGHT + day, "run_ended"),
  ];
  const dir = tempStores();
  const writer = openEventWriter(dir, { assemble });
  const changes = parts.map(
    (part) => writer.write(batch({ source: LOG, evidence: [part] })).attempts,
  );
  writer.close();
  expect(changes).toEqual([1, 1, -1]);
  const whole = tempStores();
  const other = openEventWriter(whole, { assemble });
  other.write(batch({ source: LOG, evidence: parts }));
  other.close();
  expect(dumpStore(dir)).toEqual(dumpStore(whole));
});

test("the same trace id on another Gateway is another trace", () => {
  const dir = tempStores();
  const writer = openEventWriter(dir, { assemble });
  writer.write(batch({ source: LOG, evidence: [record(1, MIDNIGHT)] }));
  const { attempts } = writer.write(
    batch({
      source: { ...LOG, gateway: "gw-z" },
      evidence: [record(2, MIDNIGHT + 1, "run_ended")],
    }),
  );
  writer.close();
  expect(attempts).toBe(1);
});

test("an attempt that its evidence does not hold is refused, and nothing of the batch is kept", () => {
  const dir = tempStores();
  const before = dumpStore(dir);
  const writer = openEventWriter(dir, {
    assemble: (lines) =>
      lines.map((line) => ({ ...line, lineId: 99, value: attempt(line.value.at) })),
  });
  expect(() => writer.write(batch({ source: LOG, evidence: [record(1, MIDNIGHT)] }))).toThrow(
    "does not hold",
  );
  writer.close();
  expect(dumpStore(dir)).toEqual(before);
});
