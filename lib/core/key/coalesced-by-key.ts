import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";
import { keyName, type Penalty } from "./penalty";

/** The decision that was written for several stands this shortly after the failure that it decides on. */
const WITHIN_MS = 5 * SECOND_MS;

/** Decisions that a Gateway left out because they were like the one that it wrote at this time. */
export type LeftOut = { readonly gateway: string; readonly at: EpochMs; readonly count: number };

/**
 * How many decisions were left out, by the key whose failure they were about. A Gateway leaves out
 * repeated decisions on refused keys alone (field guide, section 7); where no such failure stands just
 * before, the decision was to skip a candidate, and is of no one key.
 */
export function coalescedByKey(
  penalties: readonly Penalty[],
  leftOut: readonly LeftOut[],
): Map<string, number> {
  const refused = penalties.filter(
    ({ reason }) => reason === "auth" || reason === "auth_permanent",
  );
  const counts = new Map<string, number>();
  for (const { gateway, at, count } of leftOut) {
    const before = refused.findLast((one) => one.gateway === gateway && one.at <= at);
    if (before === undefined || at - before.at > WITHIN_MS) continue;
    const name = keyName(before);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
}
