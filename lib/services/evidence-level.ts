import { settleLevel } from "@/lib/core/evidence/settle-level";
import {
  type AttemptFilter,
  type EventReader,
  type EvidenceLevel,
  NO_FILTER,
} from "@/lib/core/store/event-store";
import { MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { denominatorOf } from "./tally-wire";

export type GatewayLevel = Awaited<ReturnType<EventReader["evidenceLevels"]>>[number];
const PLACES = ["gateway", "region", "runtime"] as const;
export type PlaceAxis = (typeof PLACES)[number];

export function isPlaceAxis(axis: string): axis is PlaceAxis {
  return (PLACES as readonly string[]).includes(axis);
}

/** What the Gateways that a filter admits could tell in a range; filters on anything else do not narrow Gateways down. */
export async function admittedLevels(
  stores: ConsoleStores,
  range: TimeRange,
  filter: AttemptFilter,
): Promise<GatewayLevel[]> {
  const { events } = stores;
  const within = (await events.evidenceLevels(range)).filter((place) => admitsPlace(filter, place));
  if (within.every(({ level }) => level === "every_call")) return within;
  const around = new Map(
    (await events.heardAround(range)).map((place) => [placeKey(place), place]),
  );
  const unrated = await unratedPlaces(events, range);
  return within.map((place) => {
    const { before = "none", after = false } = around.get(placeKey(place)) ?? {};
    const heard = { within: place.level, before, after, unrated: unrated.has(placeKey(place)) };
    return { ...place, level: settleLevel({ ...heard, watched: isWatched(stores, range) }) };
  });
}

/** Places with attempts whose sources did not write the start of the call. */
async function unratedPlaces(events: EventReader, range: TimeRange): Promise<Set<string>> {
  const groups = await events.counts({ range, by: [...PLACES], filter: NO_FILTER, stepMs: null });
  return new Set(
    groups
      .filter(({ tally }) => denominatorOf(tally) !== "known")
      .map(({ values: [gateway, region, runtime] }) =>
        placeKey({ gateway: gateway ?? null, region: region ?? null, runtime: runtime ?? null }),
      ),
  );
}

/** The ingester reads every log to its end, and did so no earlier than a minute before the range ends. */
function isWatched({ mode, ingestStatus, now }: ConsoleStores, range: TimeRange): boolean {
  // The sample is read as a whole, and its screens end with it.
  if (mode === "sample") return true;
  if (ingestStatus === null || ingestStatus.message !== null) return false;
  return ingestStatus.lookedAt >= Math.min(range.to, now) - MINUTE_MS;
}

/** A place as one text, for maps. */
export function placeKey(place: Readonly<Record<PlaceAxis, string | null>>): string {
  return JSON.stringify([place.gateway, place.region, place.runtime]);
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
