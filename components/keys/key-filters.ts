import type { KeyRow } from "@/lib/contracts/keys";
import type { FilterQuery } from "@/lib/contracts/query";
import type { Outcome } from "@/lib/core/outcome/outcome";

/** The filters that pick out the attempts of a key on its Gateway, with one outcome or any. */
export function keyFilters(
  { gateway, provider, keyId }: Pick<KeyRow, "gateway" | "provider" | "keyId">,
  outcome?: Outcome,
): FilterQuery {
  return {
    gateway: [gateway],
    provider: [provider],
    key: [keyId],
    outcome: outcome === undefined ? undefined : [outcome],
    not_outcome: undefined,
  };
}
