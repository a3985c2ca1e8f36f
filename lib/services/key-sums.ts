import type { Runtime } from "@/lib/core/attempt/attempt";
import { type KeyName, keyName } from "@/lib/core/key/penalty";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { type ClosedGate, closedGate } from "@/lib/core/quality/field-gates";
import { sumCounts } from "@/lib/core/rollup/tally";
import type { AttemptFilter, EventReader, GroupedCounts } from "@/lib/core/store/event-store";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import { ratedAttempts } from "./tally-wire";

const BY = ["gateway", "region", "runtime", "provider", "key"] as const;

export type KeySums = KeyName & {
  /** `null`: unknown, or more than one. */
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly attempts: number;
  readonly succeeded: number;
  readonly failures: Partial<Record<Outcome, number>>;
  readonly lastFailureAt: EpochMs | null;
  readonly lastSuccessAt: EpochMs | null;
};

export type AllKeySums = {
  readonly keys: ReadonlyMap<string, KeySums>;
  readonly failures: { readonly total: number; readonly withKey: number };
  /** Closed where keys are known for the failures alone, or nearly. */
  readonly gate: ClosedGate | null;
};

/** The attempts of a slice by key, as far as their key is known. */
export async function keySums(
  events: EventReader,
  range: TimeRange,
  filter: AttemptFilter,
): Promise<AllKeySums> {
  const groups = await events.counts({ range, by: BY, filter, stepMs: null });
  const known = groups.filter(({ values }) => values[4] !== null);
  const sums = [...Map.groupBy(known, (group) => keyName(nameOf(group))).values()].map(sumsOf);
  const last = await events.lastOfKeys({
    range,
    filter,
    keys: sums.map(({ gateway, provider, keyId, attempts, succeeded }) => ({
      ...{ gateway, provider, keyId },
      failed: attempts > succeeded,
      succeeded: succeeded > 0,
    })),
  });
  const keys = sums.map((one, index) => ({
    ...one,
    lastFailureAt: last[index]?.failureAt ?? null,
    lastSuccessAt: last[index]?.successAt ?? null,
  }));
  return {
    keys: new Map(keys.map((one) => [keyName(one), one])),
    failures: { total: failedIn(groups), withKey: failedIn(known) },
    gate: ratedIn(known) === 0 ? null : closedGate("key", ratedIn(known), ratedIn(groups)),
  };
}

function sumsOf(own: readonly GroupedCounts[]): Omit<KeySums, "lastFailureAt" | "lastSuccessAt"> {
  const { outcomes, attempts } = sumCounts(own.map(({ tally }) => tally));
  const { ok: succeeded = 0, ...failures } = outcomes;
  return {
    ...nameOf(own[0]),
    region: sole(own.map(({ values }) => values[1] ?? null)),
    runtime: sole(own.map(({ values }) => values[2] ?? null)) as Runtime | null,
    attempts,
    succeeded,
    failures,
  };
}

function nameOf(group: GroupedCounts | undefined): KeyName {
  const [gateway, , , provider, keyId] = group?.values ?? [];
  return { gateway: gateway ?? "", provider: provider ?? "", keyId: keyId ?? "" };
}

function sole(values: readonly (string | null)[]): string | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}

function ratedIn(groups: readonly GroupedCounts[]): number {
  return groups.reduce((sum, { tally }) => sum + ratedAttempts(tally), 0);
}

function failedIn(groups: readonly GroupedCounts[]): number {
  return groups.reduce((sum, { tally }) => sum + tally.attempts - (tally.outcomes.ok ?? 0), 0);
}
