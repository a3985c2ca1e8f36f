import type { Role } from "./role";

/** Who may act: people by their roles, a token of a sender by `ingest`. */
export type Actor = Role | "ingest";

/**
 * The one table of who may do what. Every service names the permission that it asks for; nothing is
 * allowed that does not stand here.
 */
export const PERMISSIONS = {
  "evidence.read": ["viewer", "oncall", "editor", "reviewer", "admin"],
  "evidence.push": ["ingest"],
  "settings.edit": ["admin"],
  "capabilities.edit": ["editor", "admin"],
  "people.manage": ["admin"],
  "tokens.manage": ["admin"],
  "audit.read": ["reviewer", "admin"],
  "routes.read": ["viewer", "oncall", "editor", "reviewer", "admin"],
  "routes.comment": ["editor", "reviewer", "admin"],
  "routes.draft": ["editor", "admin"],
  "routes.review": ["reviewer", "admin"],
  // Without anybody's agreement: for those who could give themselves every other right anyway.
  "routes.emergency": ["admin"],
} as const satisfies Readonly<Record<string, readonly Actor[]>>;

export type Permission = keyof typeof PERMISSIONS;

/** About all Gateways and environments at once: a role that holds for some of them only does not give these. */
const OF_THE_WHOLE: ReadonlySet<Permission> = new Set<Permission>([
  ...(["settings.edit", "capabilities.edit"] as const),
  ...(["people.manage", "tokens.manage", "audit.read"] as const),
]);

export function isOfTheWhole(permission: Permission): boolean {
  return OF_THE_WHOLE.has(permission);
}

export function rolesFor(permission: Permission): readonly Actor[] {
  return PERMISSIONS[permission];
}
