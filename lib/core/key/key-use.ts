import type { EpochMs, TimeRange } from "@/lib/core/time/range";

/**
 * Asks for calls with a key that began and ended in a range. Calls whose duration is not known are not
 * among them: nobody can say when they began.
 */
export type KeyUseQuery = {
  readonly gateways: readonly string[];
  readonly provider: string;
  readonly keyId: string;
  /** `null`: any. */
  readonly model: string | null;
  readonly range: TimeRange;
  /** Only those that succeeded. */
  readonly succeeded: boolean;
};

/** A call with a key. */
export type UsedAt = {
  /** Of the attempt. */
  readonly id: string;
  readonly requestId: string | null;
  readonly gateway: string;
  /** When it ended. */
  readonly at: EpochMs;
};

/** What there is of such calls; `null`: none. */
export type KeyUse = {
  readonly count: number;
  readonly first: UsedAt;
  readonly last: UsedAt;
} | null;
