import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { KeyWindow } from "./find-windows";

/**
 * How we know the end. `observed`: a success of the key, or the window that replaced it. `inferred`: the
 * time that the Gateway said. `open`: that time has not come yet.
 */
export const WINDOW_ENDS = ["observed", "inferred", "open"] as const;
export type WindowEnd = (typeof WINDOW_ENDS)[number];

export type SettledWindow = KeyWindow & {
  readonly to: EpochMs;
  readonly end: WindowEnd;
  /** What ended an observed one. */
  readonly endedBy: "success" | "replaced" | null;
};

/**
 * The time in which a success can show that a window was over before its time: it began after the window
 * was last found open, and ended before the window did. A call that was already going on proves nothing,
 * nor does one for a model while the window may hold for another. `null`: there is none.
 */
export function telling(window: KeyWindow, asOf: EpochMs): TimeRange | null {
  if (window.scope === "unknown") return null;
  const from = window.confirmedAt + 1;
  const to = Math.min(window.replacedAt ?? window.until, window.until, asOf + 1);
  return from < to ? { from, to } : null;
}

/** Says when a window ended. `successAt`: of the first success in the time that {@link telling} gives. */
export function settleWindow(
  window: KeyWindow,
  successAt: EpochMs | null,
  asOf: EpochMs,
): SettledWindow {
  const { until, replacedAt } = window;
  if (successAt !== null) {
    return { ...window, to: successAt, end: "observed", endedBy: "success" };
  }
  if (replacedAt !== null) {
    return { ...window, to: replacedAt, end: "observed", endedBy: "replaced" };
  }
  return { ...window, to: until, end: until > asOf ? "open" : "inferred", endedBy: null };
}
