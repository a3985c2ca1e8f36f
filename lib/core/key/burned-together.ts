import { type KeyBoundary, newestExamples } from "./key-boundary";
import type { Penalty } from "./penalty";

/**
 * Keys of one provider that failed in the same request: a primary and its spare burned in one incident.
 * One boundary for each set of keys; its occasions are the requests in which any of them failed.
 */
export function burnedTogether(penalties: readonly Penalty[]): KeyBoundary[] {
  const requests = [...Map.groupBy(penalties, requestOf).entries()]
    .filter(([request]) => request !== null)
    .map(([, own]) => ({ own, keys: [...new Set(own.map(({ keyId }) => keyId))].sort() }));
  const together = requests.filter(({ keys }) => keys.length > 1);
  return [...Map.groupBy(together, setOf).values()].flatMap((same) => {
    const [one] = same;
    const [penalty] = one?.own ?? [];
    if (one === undefined || penalty === undefined) return [];
    const { gateway, provider } = penalty;
    const times = same.flatMap(({ own }) => own.map(({ at }) => at));
    return {
      kind: "burned_together",
      provider,
      keys: one.keys,
      gateways: [gateway],
      count: same.length,
      of: requests.filter(
        ({ own }) =>
          own[0]?.gateway === gateway &&
          own[0].provider === provider &&
          own.some(({ keyId }) => one.keys.includes(keyId)),
      ).length,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      requestIds: newestExamples(
        same.map(({ own }) => own[0]?.requestId ?? own[0]?.traceId ?? null),
      ),
    };
  });
}

type Burned = { readonly own: readonly Penalty[]; readonly keys: readonly string[] };

function setOf({ own: [penalty], keys }: Burned): string {
  return JSON.stringify([penalty?.gateway, penalty?.provider, ...keys]);
}

/** A request at one provider; `null` where no line says which request it was. */
function requestOf({ gateway, provider, requestId, traceId }: Penalty): string | null {
  const request = requestId ?? traceId;
  return request === null ? null : JSON.stringify([gateway, provider, request]);
}
