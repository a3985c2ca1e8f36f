import type { AttemptFilter, EventReader, EvidenceLevel } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";

export type GatewayLevel = Awaited<ReturnType<EventReader["evidenceLevels"]>>[number];
const PLACES = ["gateway", "region", "runtime"] as const;
export type PlaceAxis = (typeof PLACES)[number];

export function isPlaceAxis(axis: string): axis is PlaceAxis {
  return (PLACES as readonly string[]).includes(axis);
}

/** The levels of the Gateways that a filter admits; filters on anything else do not narrow Gateways down. */
export async function admittedLevels(
  events: EventReader,
  range: TimeRange,
  filter: AttemptFilter,
): Promise<GatewayLevel[]> {
  const levels = await events.evidenceLevels(range);
  return levels.filter((level) => admitsPlace(filter, level));
}

/** Whether a filter on Gateway, region and runtime path lets a place through. */
export function admitsPlace(
  filter: AttemptFilter,
  at: Readonly<Record<PlaceAxis, string | null>>,
): boolean {
  return PLACES.every((place) => {
    const wanted = filter.include[place];
    return (!wanted || wanted.includes(at[place])) && !filter.exclude[place]?.includes(at[place]);
  });
}

/**
 * What an absence means over several Gateways: if one of them logs failures only, traffic may have been
 * there unseen; if none said anything, there is no data.
 */
export function combinedLevel(levels: readonly { level: EvidenceLevel }[]): EvidenceLevel {
  if (levels.some(({ level }) => level === "failures_only")) return "failures_only";
  return levels.some(({ level }) => level === "every_call") ? "every_call" : "none";
}
