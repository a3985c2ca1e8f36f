/** The closed classification of an attempt. Order is the order of legends and columns. */
export const OUTCOMES = [
  "ok",
  "rate_limited",
  "overloaded",
  "timeout",
  "network",
  "server_error",
  "auth_failed",
  "billing",
  "model_unavailable",
  "invalid_request",
  "refused",
  "aborted",
  "unknown",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export type Blame =
  | "nobody"
  | "provider"
  | "path"
  | "key"
  | "route_table"
  | "caller"
  | "undetermined";

/** Who has to act on an outcome. Caller faults never burn an availability target. */
export function blame(outcome: Outcome): Blame {
  switch (outcome) {
    case "ok":
      return "nobody";
    case "rate_limited":
    case "overloaded":
    case "timeout":
    case "server_error":
      return "provider";
    case "network":
      return "path";
    case "auth_failed":
    case "billing":
      return "key";
    case "model_unavailable":
      return "route_table";
    case "invalid_request":
    case "refused":
    case "aborted":
      return "caller";
    case "unknown":
      return "undetermined";
  }
}

/**
 * A failure that counts against availability. Caller faults do not; `unknown` does not either,
 * because nothing proves it: it is counted and shown apart.
 */
export function isAvailabilityFailure(outcome: Outcome): boolean {
  switch (blame(outcome)) {
    case "provider":
    case "path":
    case "key":
    case "route_table":
      return true;
    case "nobody":
    case "caller":
    case "undetermined":
      return false;
  }
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === "string" && (OUTCOMES as readonly string[]).includes(value);
}
