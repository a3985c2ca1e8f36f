import type { EvidenceLevel } from "@/lib/core/store/event-store";

/** What is known of a Gateway's writing in and around a range. */
export type Heard = {
  /** In the range itself. */
  readonly within: EvidenceLevel;
  /** In the day before it. */
  readonly before: EvidenceLevel;
  /** It wrote something after the range. */
  readonly after: boolean;
  /** Attempts in the range that came without the start of their call. */
  readonly unrated: boolean;
  /** Its log is read to its end, which is not before the range's. */
  readonly watched: boolean;
};

/**
 * What an absence of attempts in the range means. A quiet night of a Gateway that logs every call is
 * *no traffic*, although nothing in it proves that; silence is *no data* only where nobody listened.
 */
export function settleLevel({ within, before, after, unrated, watched }: Heard): EvidenceLevel {
  switch (within) {
    case "every_call":
      return "every_call";
    case "failures_only":
      return before === "every_call" && !unrated ? "every_call" : "failures_only";
    case "none":
      return after || watched ? before : "none";
  }
}
