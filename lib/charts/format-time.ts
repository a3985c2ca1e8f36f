import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import { DAY_MS, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import { formatSpan } from "./format-duration";

/** An IANA name: "UTC" or the reader's own zone. */
export type TimeZone = string;

/** "02:41", with the day where it is not today: "21 Nov 02:41", and the year where it is not this one. */
export function formatTime(at: EpochMs, zone: TimeZone, now: EpochMs | null): string {
  return format(new TZDate(at, zone), `${dayPattern(at, zone, now)}HH:mm`);
}

/** "02:41:07", for rows and "as of". */
export function formatTimeSeconds(at: EpochMs, zone: TimeZone, now: EpochMs | null): string {
  return format(new TZDate(at, zone), `${dayPattern(at, zone, now)}HH:mm:ss`);
}

/** "02:41:07.123", where the order within a second counts. */
export function formatTimeMillis(at: EpochMs, zone: TimeZone, now: EpochMs | null): string {
  return format(new TZDate(at, zone), `${dayPattern(at, zone, now)}HH:mm:ss.SSS`);
}

/** "2026-11-22 02:41:07.123", for titles and copying. */
export function formatExact(at: EpochMs, zone: TimeZone): string {
  return format(new TZDate(at, zone), "yyyy-MM-dd HH:mm:ss.SSS");
}

/** "18 min ago"; "just now" under a minute. */
export function formatAgo(at: EpochMs, now: EpochMs): string {
  const span = now - at;
  return span < 60_000 ? "just now" : `${formatSpan(span)} ago`;
}

/** "02:41 (18 min ago)". */
export function formatTimeAgo(at: EpochMs, zone: TimeZone, now: EpochMs): string {
  return `${formatTime(at, zone, now)} (${formatAgo(at, now)})`;
}

/** "21 Nov 02:41 – 22 Nov 02:41"; a day is said once where both ends are in it, and of both where they differ. */
export function formatRange(range: TimeRange, zone: TimeZone, now: EpochMs | null): string {
  if (dayOf(range.from, zone) === dayOf(range.to, zone)) {
    return `${formatTime(range.from, zone, now)} – ${format(new TZDate(range.to, zone), "HH:mm")}`;
  }
  const end = (at: EpochMs) =>
    format(new TZDate(at, zone), `${dayPattern(at, zone, now) || "d MMM "}HH:mm`);
  return `${end(range.from)} – ${end(range.to)}`;
}

/** "22 Nov 2026 02:41 – 23 Nov 2026 02:41": nothing left out, for paper, which is read on another day. */
export function formatPrintedRange({ from, to }: TimeRange, zone: TimeZone): string {
  const end = (at: EpochMs) => format(new TZDate(at, zone), "d MMM yyyy HH:mm");
  return `${end(from)} – ${end(to)}`;
}

/** A tick of a time axis: the day where the axis covers several, else the time. */
export function formatTick(at: EpochMs, zone: TimeZone, spanMs: number): string {
  const date = new TZDate(at, zone);
  if (spanMs <= 1.5 * DAY_MS) return format(date, "HH:mm");
  return spanMs <= 8 * DAY_MS ? format(date, "d MMM HH:mm") : format(date, "d MMM");
}

function dayPattern(at: EpochMs, zone: TimeZone, now: EpochMs | null): string {
  if (now === null) return "d MMM ";
  if (dayOf(at, zone) === dayOf(now, zone)) return "";
  const sameYear = new TZDate(at, zone).getFullYear() === new TZDate(now, zone).getFullYear();
  return sameYear ? "d MMM " : "d MMM yyyy ";
}

function dayOf(at: EpochMs, zone: TimeZone): string {
  return format(new TZDate(at, zone), "yyyy-MM-dd");
}
