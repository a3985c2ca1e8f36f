import type { EpochMs } from "@/lib/core/time/range";

/** An instant in a table that people read elsewhere: ISO 8601 in UTC; unknown stays empty. */
export function isoTime(at: EpochMs | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
