import type { Dimension } from "@/lib/core/attempt/attempt";
import {
  type BreakdownField,
  breakdownGate,
  type ClosedGate,
  isBrokenDownBy,
} from "@/lib/core/quality/field-gates";
import type { AttemptFilter, EventReader, GroupedCounts } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import { ratedAttempts } from "./tally-wire";

/**
 * Whether the attempts that a filter picks out may be compared with the rest: the values it filters by
 * must be known for enough of those that it is picked from. `but`: dimensions that need no look.
 */
export async function sliceGate(
  events: EventReader,
  range: TimeRange,
  filter: AttemptFilter,
  but: readonly Dimension[] = [],
): Promise<ClosedGate | null> {
  let worst: ClosedGate | null = null;
  for (const dimension of pickedBy(filter)) {
    if (but.includes(dimension)) continue;
    const gate = await gateOf(events, range, filter, dimension);
    if (gate !== null && (worst === null || gate.known < worst.known)) worst = gate;
  }
  return worst;
}

/** The dimensions with a gate that a filter speaks of. */
export function pickedBy({ include, exclude }: AttemptFilter): BreakdownField[] {
  const names = new Set([...Object.keys(include), ...Object.keys(exclude)]);
  return [...names].filter(isBrokenDownBy);
}

async function gateOf(
  events: EventReader,
  range: TimeRange,
  filter: AttemptFilter,
  dimension: Dimension,
): Promise<ClosedGate | null> {
  const { [dimension]: _, ...include } = filter.include;
  const { [dimension]: __, ...exclude } = filter.exclude;
  const from = { include, exclude, outcomes: [], notOutcomes: [] };
  const groups = await events.counts({ range, by: [dimension], filter: from, stepMs: null });
  const judged = breakdownGate([dimension], groups.map(ratedGroup));
  return judged([groups[0]?.values[0] ?? null]);
}

/** As gates judge it: by the attempts that ratios are made of. */
export function ratedGroup({ values, tally }: Pick<GroupedCounts, "values" | "tally">) {
  return { values, attempts: ratedAttempts(tally) };
}
