import type { AttemptOrigin } from "@/lib/core/attempt/attempt";
import { OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";

/** What rows and rollups hold for an outcome. Stored: never renumber; a new outcome takes the next number. */
const OUTCOME_CODES: Record<Outcome, number> = {
  ok: 0,
  rate_limited: 1,
  overloaded: 2,
  timeout: 3,
  network: 4,
  server_error: 5,
  auth_failed: 6,
  billing: 7,
  model_unavailable: 8,
  invalid_request: 9,
  refused: 10,
  aborted: 11,
  unknown: 12,
};

/** What rows hold for an origin. Stored: never renumber. */
const ORIGIN_CODES: Record<AttemptOrigin, number> = {
  tuple: 0,
  call: 1,
  answer: 2,
  cut_stream: 3,
  timeline: 4,
  span: 5,
};

/** The code of an outcome that is no failure: the partial index of failures leaves it out. */
export const OK_CODE = OUTCOME_CODES.ok;

const OUTCOME_OF = new Map(OUTCOMES.map((outcome) => [OUTCOME_CODES[outcome], outcome]));
const ORIGIN_OF = new Map(
  (Object.keys(ORIGIN_CODES) as AttemptOrigin[]).map((origin) => [ORIGIN_CODES[origin], origin]),
);

export function outcomeCode(outcome: Outcome): number {
  return OUTCOME_CODES[outcome];
}

/** Throws for a code that no version of this program has written. */
export function outcomeOf(code: number): Outcome {
  const outcome = OUTCOME_OF.get(code);
  if (outcome === undefined)
    throw new Error(`The store holds an outcome ${code} that is not known.`);
  return outcome;
}

export function originCode(origin: AttemptOrigin): number {
  return ORIGIN_CODES[origin];
}

/** Throws for a code that no version of this program has written. */
export function originOf(code: number): AttemptOrigin {
  const origin = ORIGIN_OF.get(code);
  if (origin === undefined) throw new Error(`The store holds an origin ${code} that is not known.`);
  return origin;
}
