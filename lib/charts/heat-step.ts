/** Lower ends of the ten steps of the ramp: dense where ratios usually are. */
export const HEAT_STEPS = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75] as const;

/** From this step on the ramp needs the other ink; `--heat-ink-high` in globals.css. */
const HIGH_INK_FROM = 7;

/** The step of a failure ratio; `null` for none: no failure has no colour. */
export function heatStep(ratio: number): number | null {
  if (ratio <= 0) return null;
  return HEAT_STEPS.findLastIndex((from) => ratio >= from);
}

export function heatInk(step: number): "low" | "high" {
  return step >= HIGH_INK_FROM ? "high" : "low";
}
