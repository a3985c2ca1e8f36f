/** What a person may be; one may hold several. */
export const ROLES = ["viewer", "oncall", "editor", "reviewer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Roles that may be granted for some Gateways or environments only. The others hold everywhere. */
export const SCOPED_ROLES = ["editor", "reviewer"] as const satisfies readonly Role[];

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

export function isScoped(role: Role): boolean {
  return (SCOPED_ROLES as readonly Role[]).includes(role);
}
