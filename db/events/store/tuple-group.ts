import { hashText } from "./text-hash";

/**
 * The number that requests of tuples are found by: of their Gateway and request id, or of the tuple alone
 * where it names none. 48 bits: whoever finds something by it compares the id.
 */
export function tupleGroup(gateway: string, requestId: string | null, lineId: number): number {
  return requestId === null
    ? hashText(`tuple ${lineId}`, gatewaySeed(gateway))
    : hashText(requestId, gatewaySeed(gateway));
}

/** Gateways are few, and their names are asked for with every tuple. */
const SEEDS = new Map<string, number>();
const MOST_SEEDS = 10_000;

function gatewaySeed(gateway: string): number {
  let seed = SEEDS.get(gateway);
  if (seed === undefined) {
    seed = hashText(gateway) | 0;
    if (SEEDS.size >= MOST_SEEDS) SEEDS.clear();
    SEEDS.set(gateway, seed);
  }
  return seed;
}
