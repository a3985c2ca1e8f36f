import type { Capabilities, CapabilitiesEdit } from "@/lib/contracts/capabilities";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { readCapabilities } from "./read-capabilities";
import { ServiceError } from "./service-error";
import { editDocument } from "./settings-document";

/** PUT /api/v1/capabilities. Throws `invalid_body` for a tier that the list of tiers does not have, naming the models. */
export async function editCapabilities(
  stores: ConsoleStores,
  { version, tiers, models }: CapabilitiesEdit,
): Promise<Capabilities> {
  demand(stores, "capabilities.edit");
  if (new Set(tiers).size < tiers.length) {
    throw new ServiceError("invalid_body", "A tier stands in the list twice.");
  }
  const lost = Object.entries(models).filter(
    ([, { tier }]) => tier !== null && !tiers.includes(tier),
  );
  if (lost.length > 0) {
    const named = lost.slice(0, 5).map(([ref, { tier }]) => `${ref} (${tier})`);
    throw new ServiceError(
      "invalid_body",
      `These models have a tier that is not in the list: ${named.join(", ")}.`,
    );
  }
  editDocument(stores, "capabilities", { version, body: { tiers, models } });
  return readCapabilities(stores);
}
