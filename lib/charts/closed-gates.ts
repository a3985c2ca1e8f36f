import type { TallyWire } from "@/lib/contracts/wire";
import { type ClosedGate, outcomeGate } from "@/lib/core/quality/field-gates";

/** The gates that withhold ratios of these, each field once with the least that is known of it. */
export function closedGates(tallies: readonly TallyWire[]): ClosedGate[] {
  const gates = new Map<ClosedGate["field"], ClosedGate>();
  for (const { rated, withheldBy } of tallies) {
    const gate = withheldBy ?? outcomeGate(rated.attempts, rated.outcomes);
    if (gate === null || rated.attempts === 0) continue;
    const known = gates.get(gate.field);
    if (known === undefined || gate.known < known.known) gates.set(gate.field, gate);
  }
  return [...gates.values()];
}
