import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import { type KeyBoundary, newestExamples } from "./key-boundary";
import type { Penalty } from "./penalty";

/** Limits are counted by the minute, so keys with one budget hit it in the same minute. */
const WITHIN_MS = MINUTE_MS;
/** Once may be chance, or one storm that was too much for two budgets. */
const LEAST_TIMES = 2;
/** Keys with budgets of their own are limited alone more often than not. */
const LEAST_SHARE = 0.5;

/** What is limited by an account rather than by a key. */
const BUDGET_REASONS = new Set(["rate_limit", "billing"]);

/**
 * Pairs of keys of one provider on a Gateway that run into limits together: a spare that draws on the
 * budget of its primary is none. An occasion is a minute that begins with a limit of either key, and
 * the time is counted in which the other was limited too. The requests are those of the later key.
 */
export function sharedBudget(penalties: readonly Penalty[]): KeyBoundary[] {
  const limits = penalties.filter(({ reason }) => BUDGET_REASONS.has(reason ?? ""));
  const byProvider = Map.groupBy(limits, ({ gateway, provider }) =>
    JSON.stringify([gateway, provider]),
  );
  return [...byProvider.values()].flatMap((own) =>
    pairsOf([...new Set(own.map(({ keyId }) => keyId))].sort()).flatMap(
      (keys) => boundaryOf(keys, own) ?? [],
    ),
  );
}

function boundaryOf(
  keys: readonly [string, string],
  ofProvider: readonly Penalty[],
): KeyBoundary | null {
  const own = ofProvider.filter(({ keyId }) => keys.includes(keyId));
  const occasions = occasionsOf(own.toSorted((a, b) => a.at - b.at || a.lineId - b.lineId));
  const both = occasions.filter((occasion) => new Set(occasion.map((p) => p.keyId)).size > 1);
  const [first] = both[0] ?? [];
  const last = both.at(-1)?.at(-1);
  if (first === undefined || last === undefined) return null;
  if (both.length < LEAST_TIMES || both.length / occasions.length < LEAST_SHARE) return null;
  return {
    kind: "shared_budget",
    provider: first.provider,
    keys,
    gateways: [first.gateway],
    count: both.length,
    of: occasions.length,
    firstAt: first.at,
    lastAt: last.at,
    requestIds: newestExamples(both.map((occasion) => requestOfLater(occasion))),
  };
}

/** Cut so that a long storm is many occasions, and not one. */
function occasionsOf(inTime: readonly Penalty[]): Penalty[][] {
  const occasions: Penalty[][] = [];
  let began: EpochMs = Number.NEGATIVE_INFINITY;
  for (const penalty of inTime) {
    if (penalty.at - began < WITHIN_MS) {
      occasions.at(-1)?.push(penalty);
      continue;
    }
    began = penalty.at;
    occasions.push([penalty]);
  }
  return occasions;
}

function requestOfLater(occasion: readonly Penalty[]): string | null {
  const later = occasion.find(({ keyId }) => keyId !== occasion[0]?.keyId);
  return later?.requestId ?? later?.traceId ?? null;
}

function pairsOf(keys: readonly string[]): (readonly [string, string])[] {
  return keys.flatMap((a, index) => keys.slice(index + 1).map((b) => [a, b] as const));
}
