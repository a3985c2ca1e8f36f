import type { EpochMs } from "@/lib/core/time/range";

export const KEY_BOUNDARIES = [
  "shared_budget",
  "burned_together",
  "cooling_elsewhere",
  "likely_stuck",
] as const;

/**
 * What keys have to do with each other, or with what was said of them.
 * - `shared_budget`: keys of one provider on a Gateway that were limited within a minute of each other, again and again
 * - `burned_together`: keys of one provider that failed in the same request
 * - `cooling_elsewhere`: out on one Gateway and used on another
 * - `likely_stuck`: a window that later successes of the same key contradict
 */
export type KeyBoundary = {
  readonly kind: (typeof KEY_BOUNDARIES)[number];
  readonly provider: string;
  readonly keys: readonly string[];
  readonly gateways: readonly string[];
  /** Times that it was seen, of `of` occasions. */
  readonly count: number;
  readonly of: number;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
  /** Requests or attempts that show it, newest first. */
  readonly requestIds: readonly string[];
};

/** Enough to look into; the rest is behind the rows that a boundary links to. */
const MOST_EXAMPLES = 5;

/** The newest few of what shows a boundary, each once. */
export function newestExamples(oldestFirst: readonly (string | null)[]): string[] {
  const ids = oldestFirst.toReversed().filter((id) => id !== null);
  return [...new Set(ids)].slice(0, MOST_EXAMPLES);
}
