import type { EpochMs } from "@/lib/core/time/range";
import type { SettledWindow } from "./settle-window";

export const KEY_STATES = ["ready", "cooling", "disabled"] as const;
export type KeyStateName = (typeof KEY_STATES)[number];

export type KeyState = {
  readonly state: KeyStateName;
  /** When it will be ready again, as the Gateway said; `null`: it is. */
  readonly until: EpochMs | null;
  /** Since when it is so; `null`: no line says. */
  readonly since: EpochMs | null;
  /** The one model that it is out for. */
  readonly model: string | null;
  readonly reason: string | null;
};

/** The state of a key at a moment, from its windows. Of several that are open the gravest counts. */
export function keyState(windows: readonly SettledWindow[], at: EpochMs): KeyState {
  const open = windows.filter(({ from, to }) => from <= at && to > at);
  const worst = open.reduce<SettledWindow | null>(
    (a, b) => (a === null || isWorse(b, a) ? b : a),
    null,
  );
  if (worst === null) {
    const ended = windows.map(({ to }) => to).filter((to) => to <= at);
    const since = ended.length === 0 ? null : Math.max(...ended);
    return { state: "ready", until: null, since, model: null, reason: null };
  }
  return {
    state: worst.kind === "disabled" ? "disabled" : "cooling",
    until: worst.until,
    since: worst.startSeen ? worst.from : null,
    model: worst.model,
    reason: worst.reason,
  };
}

/** A lock before a cool-down, the whole key before one model, then the one that lasts longer. */
function isWorse(a: SettledWindow, b: SettledWindow): boolean {
  if (a.kind !== b.kind) return a.kind === "disabled";
  if (a.scope !== b.scope && (a.scope === "key" || b.scope === "key")) return a.scope === "key";
  return a.until > b.until;
}
