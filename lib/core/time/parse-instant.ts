import type { EpochMs } from "./range";

const ISO_WITH_ZONE =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|z|[+-]\d{2}:?\d{2})$/;
const OLDEST = Date.UTC(2000, 0, 1);
const NEWEST = Date.UTC(2100, 0, 1);

/**
 * Epoch ms of an ISO 8601 text that names its zone, or of a number of seconds, milliseconds,
 * microseconds or nanoseconds since 1970 (told apart by magnitude). `null` for anything else: a time without a zone
 * would be read differently on every machine.
 */
export function parseInstant(value: unknown): EpochMs | null {
  if (typeof value === "string") {
    if (isUsualForm(value)) return plausible(Date.parse(value));
    if (ISO_WITH_ZONE.test(value)) {
      return plausible(Date.parse(value.replace(" ", "T").replace(",", ".")));
    }
    return /^\d{9,19}(?:\.\d{1,9})?$/.test(value) ? fromNumber(Number(value)) : null;
  }
  return typeof value === "number" ? fromNumber(value) : null;
}

/** `2026-11-22T14:52:36.770Z`, as nearly every line has it: told without the cost of a pattern. */
function isUsualForm(value: string): boolean {
  return (
    value.length === 24 &&
    value.charCodeAt(23) === 0x5a &&
    value.charCodeAt(10) === 0x54 &&
    value.charCodeAt(4) === 0x2d &&
    value.charCodeAt(7) === 0x2d &&
    value.charCodeAt(13) === 0x3a &&
    value.charCodeAt(16) === 0x3a &&
    value.charCodeAt(19) === 0x2e
  );
}

function fromNumber(value: number): EpochMs | null {
  for (const unitMs of [1_000, 1, 0.001, 0.000_001]) {
    const at = plausible(value * unitMs);
    if (at !== null) return at;
  }
  return null;
}

function plausible(at: number): EpochMs | null {
  return at >= OLDEST && at < NEWEST ? Math.floor(at) : null;
}
