import type { Me } from "@/lib/contracts/me";
import { PERMISSIONS, type Permission, rolesFor } from "@/lib/core/access/permission";
import type { Role } from "@/lib/core/access/role";

/** For tests and fixtures: somebody with one role; `null`: with none. */
export function meWire(role: Role | null): Me {
  return {
    ...{ kind: "person", via: "session", name: "Vic Alder", email: "vic@team.example" },
    grants: role === null ? [] : [{ role, gateways: null, environments: null }],
    permissions: (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({
      permission,
      allowed: role !== null && rolesFor(permission).includes(role),
      roles: [...rolesFor(permission)],
    })),
    ...{ twoFactor: false, csrf: null, samplePeople: [] },
  };
}
