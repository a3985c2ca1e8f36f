import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { resolveRange } from "./read-range";

const NOW = Date.parse("2026-11-22T02:59:12.345Z");

test("the last hour ends with the current minute, so that one minute asks one question", () => {
  const asked = resolveRange({ kind: "last", durationMs: HOUR_MS, until: null }, NOW);
  const again = resolveRange({ kind: "last", durationMs: HOUR_MS, until: null }, NOW + 30_000);
  expect(asked).toEqual({
    from: Date.parse("2026-11-22T02:00:00Z"),
    to: Date.parse("2026-11-22T03:00:00Z"),
  });
  expect(again).toEqual(asked);
});

test("the end of the sample stands in for now, and its last event is inside", () => {
  const last = Date.parse("2026-11-01T10:00:00Z");
  const { from, to } = resolveRange({ kind: "last", durationMs: DAY_MS, until: last }, NOW);
  expect(to).toBe(last + MINUTE_MS);
  expect(to - from).toBe(DAY_MS);
});

test("thirty days end on a whole hour", () => {
  const { to } = resolveRange({ kind: "last", durationMs: 30 * DAY_MS, until: null }, NOW);
  expect(to % HOUR_MS).toBe(0);
});

test("an absolute range is asked for as it is", () => {
  expect(resolveRange({ kind: "between", from: 5, to: 9 }, NOW)).toEqual({ from: 5, to: 9 });
});
