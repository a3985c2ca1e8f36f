import type { FilterQuery } from "@/lib/contracts/query";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import { ServiceError } from "./service-error";

/** Longest range of a read: rollups are kept for ever, but no chart says anything over more years. */
const LONGEST_MS = 10 * 366 * DAY_MS;

/** The range that was asked for; the last 24 hours where none was. */
export function readRange(query: { from?: EpochMs; to?: EpochMs }, now: EpochMs): TimeRange {
  const to = query.to ?? now;
  const from = query.from ?? to - DAY_MS;
  if (from >= to) throw new ServiceError("invalid_query", "`from` must be before `to`.");
  if (to - from > LONGEST_MS) {
    throw new ServiceError("invalid_query", "The range must not be longer than ten years.");
  }
  return { from, to };
}

/** Filters of the URL as the store takes them: an empty value is "unknown", `not_…` excludes. */
export function readFilter(query: FilterQuery): AttemptFilter {
  const include: Record<string, (string | null)[]> = {};
  const exclude: Record<string, (string | null)[]> = {};
  for (const dimension of DIMENSIONS) {
    const wanted = query[dimension];
    const unwanted = query[`not_${dimension}`];
    if (wanted?.length) include[dimension] = wanted.map(unknownIfEmpty);
    if (unwanted?.length) exclude[dimension] = unwanted.map(unknownIfEmpty);
  }
  return { include, exclude, outcomes: query.outcome ?? [], notOutcomes: query.not_outcome ?? [] };
}

function unknownIfEmpty(value: string): string | null {
  return value === "" ? null : value;
}
