import { isOfTheWhole, PERMISSIONS, type Permission, rolesFor } from "@/lib/core/access/permission";
import type { Role } from "@/lib/core/access/role";

/** What a role gives only where it holds everywhere. */
export function lostByScope(role: Role): Permission[] {
  const names = Object.keys(PERMISSIONS) as Permission[];
  return names.filter((name) => isOfTheWhole(name) && rolesFor(name).includes(role));
}
