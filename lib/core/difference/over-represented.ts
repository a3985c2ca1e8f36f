import { logExcessChance, type Occurrence } from "./excess-chance";

/** Of all values that are named, so many may be there by chance: Benjamini and Hochberg's rule. */
const FALSE_DISCOVERIES = 0.01;
/** Two attempts of one request are no pattern, whatever the test says. */
const SMALLEST_COUNT = 3;
/** In millions of attempts the smallest excess is certain, and still nobody's cause. */
const SMALLEST_EXCESS = 0.01;

/**
 * The values that are more frequent in a selection than in the rest, beyond what chance gives when so many
 * are compared at once. First the one that sets the selection apart most: by the difference of the two
 * shares. Independent of the order in which they are given.
 *
 * Attempts of one request are alike, so real chances are somewhat larger than those of a test that takes
 * them for independent; hence the strict bound, and the smallest count.
 */
export function overRepresented<T extends Occurrence>(compared: readonly T[]): T[] {
  const judged = compared
    .map((one) => ({ one, excess: excessOf(one), logChance: logExcessChance(one) }))
    .sort((a, b) => a.logChance - b.logChance);
  const bound = (rank: number) => Math.log((FALSE_DISCOVERIES * (rank + 1)) / judged.length);
  const last = judged.findLastIndex(({ logChance }, rank) => logChance <= bound(rank));
  return judged
    .slice(0, last + 1)
    .filter(({ one, excess }) => one.selected >= SMALLEST_COUNT && excess >= SMALLEST_EXCESS)
    .sort((a, b) => b.excess - a.excess || a.logChance - b.logChance)
    .map(({ one }) => one);
}

/** −1…1. */
function excessOf({ selected, selectedOf, rest, restOf }: Occurrence): number {
  return share(selected, selectedOf) - share(rest, restOf);
}

/** 0…1; 0 of nothing. */
export function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}
