/**
 * How many different values a store keeps apart. Real fleets have some hundred; a broken or hostile
 * source can send millions, each of which costs memory in every process and time in every panel: a
 * million models made the ingester take 1.7 GB, and grouping by model never ended. Further values are
 * counted under {@link BEYOND_LIMIT}, so that totals stay exact.
 */
export const VALUE_LIMITS = { region: 1_000, provider: 1_000, model: 10_000, key: 10_000 } as const;
export type LimitedDimension = keyof typeof VALUE_LIMITS;

/** The same for combinations of all dimensions: some hundred MB of memory at the most. */
export const MOST_COMBINATIONS = 100_000;

/** What values beyond a limit are called, in the store and on screen. */
export const BEYOND_LIMIT = "(more than are kept apart)";
