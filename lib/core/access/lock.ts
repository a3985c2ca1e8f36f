import { DAY_MS, type EpochMs, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";

/** Failed sign-ins of one account or one address; `null`: none that still count. */
export type Failures = { readonly count: number; readonly lastAt: EpochMs };

export type LockPolicy = {
  /** So many are free; then there is a delay after each, twice as long each time. */
  readonly free: number;
  readonly firstDelayMs: number;
  readonly mostDelayMs: number;
  /** After so long without a failure all are forgotten. */
  readonly forgetMs: number;
};

/** By account: 1 000 guesses take more than a week, and nobody waits longer than a quarter of an hour. */
export const ACCOUNT_LOCK: LockPolicy = {
  free: 5,
  firstDelayMs: SECOND_MS,
  mostDelayMs: 15 * MINUTE_MS,
  forgetMs: DAY_MS,
};

/** By address: many people may share one, behind a router or a proxy. */
export const ADDRESS_LOCK: LockPolicy = { ...ACCOUNT_LOCK, free: 20 };

/**
 * How long the next try has to wait, in milliseconds; 0: not at all. A try that comes sooner is refused
 * unread and counts for nothing, so waiting always helps, whoever else is guessing.
 */
export function waitMs(policy: LockPolicy, failures: Failures | null, now: EpochMs): number {
  const { count, lastAt } = remembered(policy, failures, now);
  return Math.max(0, lastAt + delayMs(policy, count) - now);
}

/** With one more. */
export function withFailure(policy: LockPolicy, failures: Failures | null, now: EpochMs): Failures {
  return { count: remembered(policy, failures, now).count + 1, lastAt: now };
}

/** With one less, which proved to be none: others may have come since. */
export function withoutFailure(failures: Failures): Failures | null {
  return failures.count <= 1 ? null : { ...failures, count: failures.count - 1 };
}

function delayMs({ free, firstDelayMs, mostDelayMs }: LockPolicy, count: number): number {
  return count < free ? 0 : Math.min(mostDelayMs, firstDelayMs * 2 ** (count - free));
}

function remembered({ forgetMs }: LockPolicy, failures: Failures | null, now: EpochMs): Failures {
  const forgotten = failures === null || now - failures.lastAt >= forgetMs;
  // A clock that went back must not keep anybody out: what lies ahead counts as now.
  return forgotten
    ? { count: 0, lastAt: 0 }
    : { ...failures, lastAt: Math.min(failures.lastAt, now) };
}
