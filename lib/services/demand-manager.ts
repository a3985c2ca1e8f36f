import type { AccountStores } from "./account-stores";
import { demand } from "./demand";
import { ServiceError } from "./service-error";

type Managed = "people.manage" | "tokens.manage";

/**
 * The first line of services that change who or what may come in. People of the sample may not, whatever they are
 * in it: accounts and tokens are real, also while the sample is shown. Throws `unauthenticated`, `forbidden`.
 */
export function demandManager(
  stores: Pick<AccountStores, "principal">,
  permission: Managed = "people.manage",
): void {
  demand(stores, permission);
  const { principal } = stores;
  if (principal.kind !== "person" || principal.via !== "sample") return;
  throw new ServiceError(
    "forbidden",
    "Accounts and tokens are real, and nobody of the sample is: the set-up link that `npm start` prints makes the first administrator.",
  );
}
