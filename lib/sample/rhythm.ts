import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";

/** How busy an hour of the day is, 0…1: office hours with a dip at noon, some evening, quiet nights. */
const HOURS = [
  0.05, 0.03, 0.02, 0.02, 0.03, 0.06, 0.16, 0.38, 0.7, 0.95, 1, 0.97, 0.74, 0.86, 0.98, 0.96, 0.86,
  0.66, 0.44, 0.34, 0.3, 0.24, 0.16, 0.09,
] as const;
const WEEKEND = 0.32;

/** Hours of full business that a weekday adds up to: turns requests per day into requests per hour. */
export const BUSY_HOURS_PER_DAY = HOURS.reduce<number>((sum, hour) => sum + hour, 0);

/** How busy people at `utcOffsetMinutes` are at `at`, 0…1, without steps between hours. */
export function busyness(at: EpochMs, utcOffsetMinutes: number): number {
  const local = at + utcOffsetMinutes * MINUTE_MS;
  const hour = (((local % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;
  const before = HOURS[Math.floor(hour)] ?? 0;
  const after = HOURS[(Math.floor(hour) + 1) % 24] ?? 0;
  const level = before + (after - before) * (hour % 1);
  return isWeekend(local) ? level * WEEKEND : level;
}

/** 1970-01-01 was a Thursday. */
function isWeekend(local: EpochMs): boolean {
  const day = (Math.floor(local / DAY_MS) + 4) % 7;
  return day === 0 || day === 6;
}
