import type { Oidc } from "@/lib/auth/open-oidc";
import type { GroupRole } from "@/lib/core/access/group-roles";
import type { AccountStores } from "./account-stores";

/** What a single sign-on needs besides: the provider, and what its groups may do. */
export type SingleSignOnStores = AccountStores & {
  readonly oidc: Oidc;
  readonly groupRoles: readonly GroupRole[];
};

/** Where a browser goes on, and what it holds then. */
export type GoOn = { readonly location: string; readonly cookies: readonly string[] };

/** Where a browser begins. */
export function beginningOf(url: string): string {
  return `${url}/api/auth/oidc`;
}

/** The address to which the provider sends browsers back; it has to know it. */
export function callbackOf(url: string): string {
  return `${beginningOf(url)}/callback`;
}
