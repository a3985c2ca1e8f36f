import { MINUTE_MS } from "@/lib/core/time/range";

export type Unit = "share" | "count" | "ms";

/** A zero-based axis: its top and the few ticks that are drawn. */
export type Axis = { readonly top: number; readonly ticks: readonly number[] };

/** Tops never fall below these, so that a single blip does not look like a catastrophe. */
const LOWEST_TOP: Record<Unit, number> = { share: 0.05, count: 4, ms: 100 };

/** A line along the top edge would look like the edge. */
const HEADROOM = 1.04;

const STEPS = [1, 2, 4, 5, 6, 8, 10];
const MINUTES = [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 60, 120, 240, 480, 960];

/** The axis that holds `most` with a tick at nothing, half and all. */
export function niceAxis(most: number, unit: Unit): Axis {
  const wanted = Math.max(most * HEADROOM, LOWEST_TOP[unit]);
  const top = unit === "share" ? Math.min(1, niceTop(wanted, unit)) : niceTop(wanted, unit);
  return { top, ticks: [0, top / 2, top] };
}

function niceTop(wanted: number, unit: Unit): number {
  if (unit === "ms" && wanted > MINUTE_MS) {
    const minutes = MINUTES.find((count) => count * MINUTE_MS >= wanted);
    if (minutes !== undefined) return minutes * MINUTE_MS;
  }
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  for (const step of STEPS) {
    const top = Number((step * magnitude).toPrecision(6));
    // Half of a count is a count.
    if (top >= wanted && (unit !== "count" || top % 2 === 0)) return top;
  }
  return 10 * magnitude;
}
