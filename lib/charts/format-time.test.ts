import { expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import {
  formatAgo,
  formatExact,
  formatPrintedRange,
  formatRange,
  formatTick,
  formatTime,
  formatTimeAgo,
} from "./format-time";

const NOW = Date.parse("2026-11-22T02:59:00Z");

test("a time of today has no date, another one has its day, another year's its year", () => {
  expect(formatTime(NOW - 18 * MINUTE_MS, "UTC", NOW)).toBe("02:41");
  expect(formatTime(NOW - 4 * HOUR_MS, "UTC", NOW)).toBe("21 Nov 22:59");
  expect(formatTime(Date.parse("2025-01-01T00:00:00Z"), "UTC", NOW)).toBe("1 Jan 2025 00:00");
});

test("today is today in the reader's zone", () => {
  expect(formatTime(NOW - 4 * HOUR_MS, "America/New_York", NOW)).toBe("17:59");
});

test("a moment is told with how long ago it was", () => {
  expect(formatTimeAgo(NOW - 18 * MINUTE_MS, "UTC", NOW)).toBe("02:41 (18 min ago)");
  expect(formatAgo(NOW - 20_000, NOW)).toBe("just now");
  expect(formatAgo(NOW - 185 * MINUTE_MS, NOW)).toBe("3 h 5 min ago");
});

test("a range within a day says its day once, another one both days", () => {
  expect(formatRange({ from: NOW - 2 * HOUR_MS, to: NOW }, "UTC", NOW)).toBe("00:59 – 02:59");
  expect(formatRange({ from: NOW - 4 * HOUR_MS, to: NOW }, "UTC", NOW)).toBe(
    "21 Nov 22:59 – 22 Nov 02:59",
  );
});

test("ticks of a long axis carry the day", () => {
  expect(formatTick(NOW, "UTC", HOUR_MS)).toBe("02:59");
  expect(formatTick(NOW, "UTC", 30 * 24 * HOUR_MS)).toBe("22 Nov");
});

test("the exact time has milliseconds", () => {
  expect(formatExact(NOW + 7, "UTC")).toBe("2026-11-22 02:59:00.007");
});

test("a range on paper has its years, because it is read on another day", () => {
  const range = { from: NOW - HOUR_MS, to: NOW };
  expect(formatPrintedRange(range, "UTC")).toBe("22 Nov 2026 01:59 – 22 Nov 2026 02:59");
});
