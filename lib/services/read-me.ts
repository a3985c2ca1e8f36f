import { findUser } from "@/db/control/find-user";
import type { Me } from "@/lib/contracts/me";
import { PERMISSIONS, type Permission, rolesFor } from "@/lib/core/access/permission";
import { may } from "@/lib/core/access/principal";
import { SAMPLE_PEOPLE } from "@/lib/core/access/sample-people";
import type { AccountStores } from "./account-stores";
import { csrfSubject, csrfToken } from "./csrf-token";
import { ServiceError } from "./service-error";

/** GET /api/v1/me: who the console takes one for, what one may do, and who may do the rest. */
export async function readMe({ principal, control, keys }: AccountStores): Promise<Me> {
  const permissions = (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({
    permission,
    allowed: may(principal, permission),
    roles: [...rolesFor(permission)],
  }));
  switch (principal.kind) {
    case "token":
    case "local": {
      const { kind, name } = principal;
      if (kind === "local") break;
      return {
        ...{ kind, via: null, name, email: null, permissions },
        ...{ grants: [], twoFactor: false, csrf: null, samplePeople: [] },
      };
    }
    case "person": {
      const { kind, via, name, email, grants, id } = principal;
      const subject = csrfSubject(principal);
      return {
        ...{ kind, via, name, email, permissions },
        grants: grants.map(({ role, gateways, environments }) => ({
          role,
          gateways: gateways && [...gateways],
          environments: environments && [...environments],
        })),
        twoFactor: via === "session" && findUser(control, { id })?.twoFactorEnabled === true,
        csrf: subject === null ? null : csrfToken(keys.csrf, subject),
        samplePeople:
          via === "sample"
            ? SAMPLE_PEOPLE.map((one) => ({ id: one.id, name: one.name, roles: [...one.roles] }))
            : [],
      };
    }
  }
  throw new ServiceError("unauthenticated", "Nobody is signed in.");
}
