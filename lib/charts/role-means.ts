import type { Role } from "@/lib/core/access/role";

/** What somebody can do by it now; what it is for later is not promised. */
const ROLE_MEANS = {
  viewer: "Reads all screens.",
  oncall: "Reads all screens.",
  editor:
    "Reads all screens, edits capability labels and route tables, commits what others approved.",
  reviewer: "Reads all screens and the audit, approves changes of route tables.",
  admin: "All of it, and people, tokens and settings.",
} as const satisfies Record<Role, string>;

export function roleMeans(role: Role): string {
  return ROLE_MEANS[role];
}
