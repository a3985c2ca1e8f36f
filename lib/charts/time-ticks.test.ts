import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";
import { timeTicks } from "./time-ticks";

const iso = (ticks: number[]) => ticks.map((at) => new Date(at).toISOString().slice(5, 16));
const at = Date.UTC(2026, 10, 22, 2, 41);

test("an hour has round quarters", () => {
  expect(iso(timeTicks({ from: at, to: at + HOUR_MS }, "UTC", 4))).toEqual([
    "11-22T02:45",
    "11-22T03:00",
    "11-22T03:15",
    "11-22T03:30",
  ]);
});

test("round is what is round in the reader's zone", () => {
  const range = { from: at, to: at + DAY_MS };
  expect(iso(timeTicks(range, "Asia/Kolkata", 4))).toEqual([
    "11-22T06:30",
    "11-22T12:30",
    "11-22T18:30",
    "11-23T00:30",
  ]);
});

test("days begin at midnight also where a day has 25 hours", () => {
  const october = { from: Date.UTC(2026, 9, 23), to: Date.UTC(2026, 9, 28) };
  expect(iso(timeTicks(october, "Europe/Berlin", 6))).toEqual([
    "10-23T22:00",
    "10-24T22:00",
    "10-25T23:00",
    "10-26T23:00",
    "10-27T23:00",
  ]);
});
