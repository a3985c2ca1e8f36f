import type { Me } from "@/lib/contracts/me";
import { permissionWords } from "@/lib/core/access/access-words";
import type { Actor, Permission } from "@/lib/core/access/permission";
import { grantScope } from "./grant-scope";

/** One thing that can be allowed: to oneself, and to which roles. */
export type Right = {
  readonly permission: Permission;
  readonly words: string;
  readonly mine: boolean;
  /** "on fra-1", where one has a role for it that does not hold everywhere, as it would have to; else `null`. */
  readonly heldOnly: string | null;
  readonly roles: ReadonlySet<Actor>;
};

/** The table of who may do what, in words, with what of it is one's own. */
export function prepareRights({ permissions, grants }: Pick<Me, "permissions" | "grants">) {
  return permissions.map(({ permission, allowed, roles }): Right => {
    const scopes = grants.filter(({ role }) => roles.includes(role)).map(grantScope);
    const narrow = [...new Set(scopes.filter((scope) => scope !== null))];
    return {
      ...{ permission, words: permissionWords(permission), mine: allowed },
      heldOnly: allowed || narrow.length === 0 ? null : narrow.join(" and "),
      roles: new Set(roles),
    };
  });
}
