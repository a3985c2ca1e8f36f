import { listTokens } from "@/db/control/list-tokens";
import type { Tokens } from "@/lib/contracts/tokens";
import type { AccountStores } from "./account-stores";
import { demand } from "./demand";

/** GET /api/v1/tokens: all that were ever made, without their secrets. In the sample there are none. */
export async function readTokens(stores: AccountStores): Promise<Tokens> {
  demand(stores, "tokens.manage");
  const { control, principal } = stores;
  if (principal.kind === "person" && principal.via === "sample") return { tokens: [] };
  return { tokens: listTokens(control) };
}
