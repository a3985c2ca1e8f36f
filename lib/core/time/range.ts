/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** Half-open and UTC, so that adjacent ranges tile without counting anything twice. */
export type TimeRange = { readonly from: EpochMs; readonly to: EpochMs };

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Start of the UTC bucket of `sizeMs` that holds `at`. */
export function bucketStart(at: EpochMs, sizeMs: number): EpochMs {
  return Math.floor(at / sizeMs) * sizeMs;
}
