import type { Outcome } from "@/lib/core/outcome/outcome";

/** Calls of a place with one key. */
export type KeyTally = {
  readonly key: string | null;
  readonly attempts: number;
  readonly outcomes: Partial<Record<Outcome, number>>;
};

/** Keys of one place of which some fail and some work. */
export type KeySplit = {
  readonly failing: readonly string[];
  readonly working: readonly string[];
};

/** A key fails if most of its calls do, and works if nearly none do; between the two nothing is said. */
const MOST = 0.8;
const NEARLY_NONE = 0.1;
const LEAST_CALLS = 3;

/** `null` where all keys fare alike, or which key a call used is not known. */
export function splitByKey(keys: readonly KeyTally[], outcome: Outcome): KeySplit | null {
  const shares = keys.flatMap(({ key, attempts, outcomes }) =>
    key === null || attempts < LEAST_CALLS
      ? []
      : { key, share: (outcomes[outcome] ?? 0) / attempts },
  );
  const failing = shares.filter(({ share }) => share >= MOST).map(({ key }) => key);
  const working = shares.filter(({ share }) => share <= NEARLY_NONE).map(({ key }) => key);
  return failing.length === 0 || working.length === 0 ? null : { failing, working };
}
