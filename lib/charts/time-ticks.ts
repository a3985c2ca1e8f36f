import { TZDate } from "@date-fns/tz";
import { addDays, startOfDay } from "date-fns";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";

const SIZES = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
];
const DAYS = [1, 2, 7, 14, 28];

/** Round instants in the reader's zone, at most `most` of them. Days are days of the calendar, whatever the clocks do. */
export function timeTicks(range: TimeRange, zone: string, most: number): EpochMs[] {
  const span = range.to - range.from;
  const size = SIZES.find((candidate) => span / candidate <= most);
  return size === undefined ? dayTicks(range, zone, most) : evenTicks(range, zone, size);
}

function evenTicks(range: TimeRange, zone: string, size: number): EpochMs[] {
  const offset = new TZDate(range.from, zone).getTimezoneOffset() * MINUTE_MS;
  const ticks: EpochMs[] = [];
  const first = Math.ceil((range.from - offset) / size) * size + offset;
  for (let at = first; at < range.to; at += size) ticks.push(at);
  return ticks;
}

function dayTicks(range: TimeRange, zone: string, most: number): EpochMs[] {
  const days = DAYS.find((count) => (range.to - range.from) / (count * DAY_MS) <= most) ?? 56;
  const ticks: EpochMs[] = [];
  let day: Date = startOfDay(new TZDate(range.from, zone));
  while (day.getTime() < range.to) {
    if (day.getTime() >= range.from) ticks.push(day.getTime());
    day = addDays(day, ticks.length === 0 ? 1 : days);
  }
  return ticks;
}
