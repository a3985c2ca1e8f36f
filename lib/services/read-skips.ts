import { type KeyOut, trailOf } from "@/lib/core/request/trail-of";
import type { StoredRequest } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";

/** No key is out for longer. */
const LONGEST_OUT_MS = DAY_MS;

/** A candidate that was passed over without a call. */
export type Skip = {
  readonly at: number;
  readonly provider: string;
  readonly model: string;
  readonly reason: string | null;
  readonly until: number | null;
};

/** By id, the skips of those of some requests that have any, read from the lines of each. */
export async function readSkips(
  stores: Pick<ConsoleStores, "events">,
  requests: readonly StoredRequest[],
): Promise<Map<string, Skip[]>> {
  const skipping = requests.filter(({ request }) => request.skips > 0);
  const keysOut = await readKeysOut(stores, skipping);
  const skips = new Map<string, Skip[]>();
  for (const { id, request } of skipping) {
    const lines = await stores.events.requestLines(id);
    const own = keysOut.get(request.gateway) ?? [];
    skips.set(id, trailOf(request, lines, [], own).flatMap(skipOf));
  }
  return skips;
}

function skipOf(event: ReturnType<typeof trailOf>[number]): Skip[] {
  if (event.kind !== "skip") return [];
  const { at, provider, model, reason, until } = event;
  return [{ at, provider, model, reason, until }];
}

/** By Gateway, what key records said before the last of some requests ended: in one read, however many they are. */
export async function readKeysOut(
  { events }: Pick<ConsoleStores, "events">,
  requests: readonly StoredRequest[],
): Promise<Map<string, KeyOut[]>> {
  if (requests.length === 0) return new Map();
  const range = {
    from: Math.min(...requests.map(({ request }) => request.startedAt)) - LONGEST_OUT_MS,
    to: Math.max(...requests.map(({ request }) => request.endedAt)) + 1,
  };
  const facts = await events.facts({ range, kinds: ["key_penalised"] });
  const out = facts.flatMap(({ gateway, evidence }) => {
    if (evidence.kind !== "key_penalised") return [];
    const { at, provider, keyId, until } = evidence;
    return [{ gateway, at, provider, keyId, until }];
  });
  return Map.groupBy(out, ({ gateway }) => gateway);
}
