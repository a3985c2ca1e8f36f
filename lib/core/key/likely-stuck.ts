import { type EpochMs, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import type { KeyWindow } from "./find-windows";
import { type KeyBoundary, newestExamples } from "./key-boundary";
import type { KeyUse } from "./key-use";
import { keyName } from "./penalty";

/** One success may be the probe that ends a window; these are calls that go on as if there was none. */
const LEAST_SUCCESSES = 3;
/** What a success takes away from the end of a short window is everyday (field guide, section 10). */
const LEAST_LEFT_MS = MINUTE_MS;

export type Contradicted = { readonly window: KeyWindow; readonly use: KeyUse };

/**
 * The time in which successes contradict a window: from its start to the end that the Gateway said.
 * `null`: there is none, or no line says for which model the window holds.
 */
export function contradicting(window: KeyWindow, asOf: EpochMs): TimeRange | null {
  if (window.scope === "unknown") return null;
  const from = window.from + 1;
  const to = Math.min(window.replacedAt ?? window.until, window.until, asOf + 1);
  return from < to ? { from, to } : null;
}

/** Whether so much was left of a window after a success that more successes mean something. */
export function isWorthALook(window: KeyWindow, successAt: EpochMs): boolean {
  return window.until - successAt >= LEAST_LEFT_MS;
}

/** Whether the Gateway said that the key was out for long after calls with it succeeded, again and again. */
export function isContradicted({ window, use }: Contradicted): boolean {
  if (use === null || use.count < LEAST_SUCCESSES) return false;
  return isWorthALook(window, use.first.at);
}

/** One boundary for each key with such windows, of all its windows. */
export function likelyStuck(all: readonly Contradicted[]): KeyBoundary[] {
  return [...Map.groupBy(all, ({ window }) => keyName(window)).values()].flatMap((own) => {
    const stuck = own.filter(isContradicted);
    const [first] = stuck;
    if (first === undefined) return [];
    const { gateway, provider, keyId } = first.window;
    return {
      kind: "likely_stuck",
      provider,
      keys: [keyId],
      gateways: [gateway],
      count: stuck.length,
      of: own.length,
      firstAt: Math.min(...stuck.map(({ use, window }) => use?.first.at ?? window.from)),
      lastAt: Math.max(...stuck.map(({ use, window }) => use?.last.at ?? window.from)),
      requestIds: newestExamples(
        stuck.map(({ use }) => use?.last.requestId ?? use?.last.id ?? null),
      ),
    };
  });
}
