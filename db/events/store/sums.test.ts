import fc from "fast-check";
import { expect, test } from "vitest";
import { Accumulator, attemptsInRow } from "@/db/events/read/accumulator";
import { histogramOf } from "@/lib/core/rollup/histogram";
import { writeHistogram } from "@/lib/core/rollup/histogram-codec";
import { VarintWriter } from "@/lib/core/rollup/varint";
import { COUNTER_COUNT, decodeSums, encodeSums, type Sums } from "./sums";

const ALL = 0xffff;

const sums: fc.Arbitrary<Sums[]> = fc.uniqueArray(fc.nat(12), { maxLength: 6 }).chain((outcomes) =>
  fc.tuple(
    ...outcomes
      .toSorted((a, b) => a - b)
      .map((outcome) =>
        fc
          .array(fc.nat(9_000_000), { minLength: 1, maxLength: 80, size: "max" })
          .chain((latencies) =>
            fc
              .array(fc.nat(latencies.length), {
                minLength: COUNTER_COUNT,
                maxLength: COUNTER_COUNT,
              })
              .map((counters) => ({
                ...{ outcome, counters, attempts: latencies.length },
                latencySumMs: latencies.reduce((sum, ms) => sum + ms, 0),
                latency: histogramOf(latencies),
              })),
          ),
      ),
  ),
);

/** As rows were written before latencies said how long they are. */
function encodedBefore(all: readonly Sums[]): Uint8Array {
  const writer = new VarintWriter();
  for (const { outcome, attempts, counters, latencySumMs, latency } of all) {
    const differ = counters.map((count) => count !== attempts);
    writer.write(outcome);
    writer.write(attempts);
    writer.write(differ.reduce((mask, differs, index) => mask | (differs ? 1 << index : 0), 0));
    for (const count of counters.filter((_, index) => differ[index])) writer.write(count);
    writer.write(latencySumMs);
    writeHistogram(writer, latency);
  }
  return writer.take();
}

function summedUp(bytes: Uint8Array, admitted: number, latencies: boolean) {
  const accumulator = new Accumulator();
  accumulator.addRow({ bytes, from: 0, to: bytes.length }, admitted, latencies);
  return accumulator.take();
}

test("rows of either form hold the same", () => {
  fc.assert(
    fc.property(sums, fc.nat(ALL), fc.boolean(), (all, admitted, latencies) => {
      const [now, before] = [encodeSums(all), encodedBefore(all)];
      expect(decodeSums(before)).toEqual(decodeSums(now));
      expect(summedUp(before, admitted, latencies)).toEqual(summedUp(now, admitted, latencies));
      const row = (bytes: Uint8Array) => ({ bytes, from: 0, to: bytes.length });
      expect(attemptsInRow(row(before), admitted)).toBe(attemptsInRow(row(now), admitted));
    }),
  );
});

test("who asks for no latencies is told the same counts", () => {
  fc.assert(
    fc.property(sums, fc.nat(ALL), (all, admitted) => {
      const { attempts, outcomes, rated } = summedUp(encodeSums(all), admitted, true);
      const without = summedUp(encodeSums(all), admitted, false);
      expect(without).toMatchObject({ attempts, outcomes, rated, latencyCount: 0 });
      expect(without.latency.bins).toHaveLength(0);
    }),
  );
});
