import { type KeyBoundary, newestExamples } from "./key-boundary";
import type { UsedAt } from "./key-use";
import { keyName } from "./penalty";
import type { SettledWindow } from "./settle-window";

export type UsedElsewhere = {
  readonly window: SettledWindow;
  /** The first call of another Gateway with the key meanwhile; `null`: there was none. */
  readonly use: UsedAt | null;
};

/**
 * Keys that were out on one Gateway while another used them: what one Gateway learns of a key, the
 * others do not. One boundary for each key and Gateway where it was out, of all its windows there.
 */
export function coolingElsewhere(all: readonly UsedElsewhere[]): KeyBoundary[] {
  return [...Map.groupBy(all, ({ window }) => keyName(window)).values()].flatMap((own) => {
    const uses = own.map(({ use }) => use).filter((use) => use !== null);
    const [one] = own;
    if (one === undefined || uses.length === 0) return [];
    const { gateway, provider, keyId } = one.window;
    const times = uses.map(({ at }) => at);
    return {
      kind: "cooling_elsewhere",
      provider,
      keys: [keyId],
      gateways: [gateway, ...new Set(uses.map((use) => use.gateway).sort())],
      count: uses.length,
      of: own.length,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      requestIds: newestExamples(uses.map(({ requestId, id }) => requestId ?? id)),
    };
  });
}
