import { DDSketch } from "@datadog/sketches-js";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BIN_COUNT,
  binOf,
  countOf,
  EMPTY_HISTOGRAM,
  type Histogram,
  histogramOf,
  LATENCY_LIMIT_MS,
  mergeHistograms,
  OVERFLOW,
  percentile,
  representativeMs,
  subtractHistogram,
} from "./histogram";
import { decodeHistogram, encodeHistogram } from "./histogram-codec";

const latency = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 5_000 }),
  fc.integer({ min: 0, max: LATENCY_LIMIT_MS + 1_000_000 }),
);
const latencies = fc.array(latency, { maxLength: 200 });

test("the representative of a bin is within 1 % of every value that falls into it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LATENCY_LIMIT_MS }), (ms) => {
      const error = Math.abs(representativeMs(binOf(ms)) - ms);
      expect(error).toBeLessThanOrEqual(ms * 0.01);
    }),
    { numRuns: 2_000 },
  );
});

test("a larger value never falls into an earlier bin, and up to 49 ms each has its own", () => {
  let previous = -1;
  for (let ms = 0; ms <= 100_000; ms++) {
    const bin = binOf(ms);
    expect(bin - previous).toBeLessThanOrEqual(1);
    if (ms <= 49) expect(bin).toBe(ms);
    expect(bin).toBeGreaterThanOrEqual(previous);
    previous = bin;
  }
  expect(binOf(LATENCY_LIMIT_MS)).toBe(BIN_COUNT - 1);
});

test("more than 24 h is counted as overflow and not as 24 h", () => {
  expect(binOf(LATENCY_LIMIT_MS + 1)).toBe(OVERFLOW);
  expect(binOf(1e300)).toBe(OVERFLOW);
  const histogram = histogramOf([10, LATENCY_LIMIT_MS + 1]);
  expect(histogram.overflow).toBe(1);
  expect(percentile(histogram, 0.5)).toBe(10);
  expect(percentile(histogram, 0.95)).toBeNull();
});

test("nothing measured has no percentile", () => {
  expect(percentile(EMPTY_HISTOGRAM, 0.95)).toBeNull();
});

test("the 7th of 100 is the 7th, although 0.07 × 100 is more than 7", () => {
  const histogram = histogramOf(Array.from({ length: 100 }, (_, index) => (index < 7 ? 1 : 2)));
  expect(percentile(histogram, 0.07)).toBe(1);
});

test("percentiles are within 1 % of the exact nearest rank", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: LATENCY_LIMIT_MS }), { minLength: 1, maxLength: 300 }),
      fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1),
      (values, p) => {
        const exact =
          values.toSorted((a, b) => a - b)[Math.ceil(p * values.length - 1e-6) - 1] ?? 0;
        const found = percentile(histogramOf(values), p) ?? Number.NaN;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 0.01);
      },
    ),
  );
});

test("percentiles agree with DDSketch within the errors of both", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3_600_000 }), { minLength: 1, maxLength: 300 }),
      fc.constantFrom(0.5, 0.95, 0.99),
      (values, p) => {
        const sketch = new DDSketch({ relativeAccuracy: 0.01 });
        for (const value of values) sketch.accept(value);
        // DDSketch takes the value of rank floor(p (n - 1)): ask ours for exactly that one.
        const rank = Math.floor(p * (values.length - 1)) + 1;
        const ours = percentile(histogramOf(values), rank / values.length) ?? Number.NaN;
        const theirs = sketch.getValueAtQuantile(p);
        expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(theirs * 0.0202);
      },
    ),
  );
});

test("merging equals counting together, in any order and grouping", () => {
  fc.assert(
    fc.property(latencies, latencies, latencies, (a, b, c) => {
      const [x, y, z] = [a, b, c].map((values) => histogramOf(values)) as [
        Histogram,
        Histogram,
        Histogram,
      ];
      const all = histogramOf([...a, ...b, ...c]);
      expect(mergeHistograms(mergeHistograms(x, y), z)).toEqual(all);
      expect(mergeHistograms(z, mergeHistograms(y, x))).toEqual(all);
      expect(mergeHistograms(x, EMPTY_HISTOGRAM)).toEqual(x);
      expect(countOf(all)).toBe(a.length + b.length + c.length);
    }),
  );
});

test("subtracting undoes adding", () => {
  fc.assert(
    fc.property(latencies, latencies, (a, b) => {
      const [x, y] = [histogramOf(a), histogramOf(b)];
      expect(subtractHistogram(mergeHistograms(x, y), y)).toEqual(x);
    }),
  );
});

test("a histogram survives its blob, and equal histograms have equal blobs", () => {
  fc.assert(
    fc.property(latencies, (values) => {
      const histogram = histogramOf(values);
      const bytes = encodeHistogram(histogram);
      expect(decodeHistogram(bytes)).toEqual(histogram);
      expect(encodeHistogram(histogramOf(values.toReversed()))).toEqual(bytes);
    }),
  );
});

test("a blob that was cut is refused", () => {
  const bytes = encodeHistogram(histogramOf([5, 900, 900]));
  expect(() => decodeHistogram(bytes.slice(0, -1))).toThrow(RangeError);
});
