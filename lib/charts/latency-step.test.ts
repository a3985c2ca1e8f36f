import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { latencyStep } from "./latency-step";
import { ratesAnswer } from "./rates-answer";

function anHour(calls: number, stepMs = MINUTE_MS) {
  return ratesAnswer({
    range: { from: 0, to: HOUR_MS },
    stepMs,
    series: [{ provider: "a", model: "m", totals: { attempts: calls, latencyCount: calls } }],
  });
}

test("a busy route keeps the fine step", () => {
  expect(latencyStep(anHour(6_000), "p95")).toBeNull();
});

test("a quieter one needs a longer step, and its median a shorter one than its P95", () => {
  expect(latencyStep(anHour(600), "p95")).toBe(10 * MINUTE_MS);
  expect(latencyStep(anHour(600), "p50")).toBeNull();
});

test("a line keeps at least six steps, however few calls there are", () => {
  expect(latencyStep(anHour(10), "p95")).toBe(10 * MINUTE_MS);
  expect(latencyStep(anHour(10, 10 * MINUTE_MS), "p95")).toBeNull();
  expect(latencyStep(anHour(0), "p95")).toBeNull();
});
