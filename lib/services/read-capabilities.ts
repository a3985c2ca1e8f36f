import { type Capabilities, CatalogueWire } from "@/lib/contracts/capabilities";
import type { CapabilityCatalogue } from "@/lib/core/capability/capability";
import { answerableRange } from "@/lib/core/rollup/kept-since";
import { NO_FILTER } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { settingsDocument } from "./settings-document";

/** Models that were called within so many days want a label. */
const SEEN_WITHIN_MS = 30 * DAY_MS;

const DELIVERED: Pick<Capabilities, "tiers" | "models"> = {
  tiers: ["frontier", "standard", "small"],
  models: {},
};

/** GET /api/v1/capabilities: the catalogue, and the models that it lacks. */
export async function readCapabilities(stores: ConsoleStores): Promise<Capabilities> {
  demand(stores, "evidence.read");
  const { version, editedAt, body } = settingsDocument(stores, "capabilities", CatalogueWire);
  const { tiers, models } = body ?? DELIVERED;
  const seen = await modelsSeen(stores);
  return {
    asOf: stores.now,
    ...{ version, editedAt, tiers, models },
    unlabelled: seen.filter((ref) => !Object.hasOwn(models, ref)),
  };
}

/** What the organisation says that its models can do. */
export function catalogueOf(stores: ConsoleStores): CapabilityCatalogue {
  return settingsDocument(stores, "capabilities", CatalogueWire).body ?? DELIVERED;
}

/** `provider/model` of what was called, most calls first. */
async function modelsSeen({ events, now }: ConsoleStores): Promise<string[]> {
  const range = answerableRange(await events.keptSince(), {
    from: now - SEEN_WITHIN_MS,
    to: now,
  });
  const by = ["provider", "model"] as const;
  const groups = await events.counts({ range, by, filter: NO_FILTER, stepMs: null });
  return groups
    .toSorted((a, b) => b.tally.attempts - a.tally.attempts)
    .flatMap(({ values: [provider, model] }) =>
      provider && model && `${provider}/${model}`.length <= 400 ? [`${provider}/${model}`] : [],
    );
}
