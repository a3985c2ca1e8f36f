/** What is known of something that is wrong, as far as it reached users. */
export type Harm = {
  /** Requests that nobody served. */
  readonly exhausted: number;
  /** Requests that another model served than the one asked for: failures that the chain hid. */
  readonly hidden: number;
  /** Failed attempts, retries included. */
  readonly failures: number;
};

/** A request without an answer weighs more than any number of retries that a usual chain makes of it (10). */
const EXHAUSTED = 100;
/** A request with a lesser answer weighs as much as the retries that led to it. */
const HIDDEN = 10;

/**
 * By which findings are ranked: what users did not get, then what they got from another model, then
 * failed attempts, which may all have been made good by a retry.
 */
export function impact({ exhausted, hidden, failures }: Harm): number {
  return EXHAUSTED * exhausted + HIDDEN * hidden + failures;
}

type Ranked = { readonly ongoing: boolean; readonly impact: number };

/** What goes on comes before what is over, whatever its size: one can still do something about it. */
export function byImpact(a: Ranked, b: Ranked): number {
  return Number(b.ongoing) - Number(a.ongoing) || b.impact - a.impact;
}
