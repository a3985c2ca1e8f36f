import type { DowngradeFlow } from "@/lib/contracts/downgrades";

export type PreparedFlows = {
  /** Models asked for, most requests first. */
  readonly from: readonly string[];
  /** Models that served, most requests first. */
  readonly to: readonly string[];
  /** Most requests first. */
  readonly links: readonly DowngradeFlow[];
  /** Flows that are in the table only, and their requests; `null` where all are drawn. */
  readonly left: { readonly flows: number; readonly requests: number } | null;
};

/** More bands than this cannot be followed with the eye. */
const MOST_LINKS = 14;

/** A model beside its band, in pixels. */
const NODE_HEIGHT = 52;

/**
 * From the model asked for to the one that served, a band for each reason. A model may be on both
 * sides: there it is two places, so that a picture of downgrades never runs in circles.
 */
export function prepareFlows(flows: readonly DowngradeFlow[]): PreparedFlows {
  const ordered = flows.toSorted((a, b) => b.count - a.count);
  const links = ordered.slice(0, MOST_LINKS);
  const rest = ordered.slice(MOST_LINKS);
  return {
    from: bySum(links, ({ from }) => from),
    to: bySum(links, ({ to }) => to),
    links,
    left:
      rest.length === 0
        ? null
        : { flows: rest.length, requests: rest.reduce((sum, { count }) => sum + count, 0) },
  };
}

function bySum(
  flows: readonly DowngradeFlow[],
  sideOf: (flow: DowngradeFlow) => string,
): readonly string[] {
  const sums = new Map<string, number>();
  for (const flow of flows) {
    sums.set(sideOf(flow), (sums.get(sideOf(flow)) ?? 0) + flow.count);
  }
  return [...sums].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

/** So that every model has room for its name, in pixels. */
export function flowsHeight({ from, to }: PreparedFlows): number {
  return Math.max(96, Math.max(from.length, to.length) * NODE_HEIGHT + 24);
}
