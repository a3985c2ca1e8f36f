import type { RouteChains } from "@/lib/contracts/route-chains";
import type { OfVersion } from "@/lib/contracts/route-versions";
import { reachable } from "@/lib/core/routes/chain-reach";
import { rulesOf } from "@/lib/core/routes/gateway-rules";
import { demand } from "./demand";
import { readRouteVersion } from "./read-route-versions";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";

/** GET …/versions/{sha}/chains: what a Gateway of a release tries in each situation. */
export async function showVersionChains(
  stores: RouteStores,
  { release, ...asked }: OfVersion & { readonly release?: string | undefined },
): Promise<RouteChains> {
  const { text } = await readRouteVersion(stores, asked);
  return chainsOf(stores, text, release);
}

/** The same of a draft as it was last saved. */
export async function showDraftChains(
  stores: RouteStores,
  { id, release }: { readonly id: string; readonly release?: string | undefined },
): Promise<RouteChains> {
  demand(stores, "routes.read");
  return chainsOf(stores, knownDraft(stores.control, id).text, release);
}

function chainsOf(
  { readTable }: RouteStores,
  text: string | null,
  release: string | undefined,
): RouteChains {
  const rules = rulesOf(release ?? null);
  const rulesSince = rules.from.join(".");
  const read = text === null ? null : readTable(text);
  if (read?.kind !== "table") return { chains: null, rulesSince, selectable: null };
  const { chains, selectable } = reachable(read.table, rules);
  return {
    chains: chains.map(({ situation, candidates, strict, duplicates, notes }) => ({
      ...{ situation, strict, candidates: [...candidates] },
      ...{ duplicates: [...duplicates], notes: [...notes] },
    })),
    rulesSince,
    selectable: selectable.kind === "any" ? "any" : [...selectable.refs],
  };
}
