import type { Actor, Permission } from "@/lib/core/access/permission";
import type { Role } from "@/lib/core/access/role";

const ROLE_WORDS = {
  viewer: "Viewer",
  oncall: "On-call",
  editor: "Editor",
  reviewer: "Reviewer",
  admin: "Administrator",
  ingest: "Sender",
} as const satisfies Record<Actor, string>;

/** What somebody can do by it now; what it is for later is not promised. */
const ROLE_MEANS = {
  viewer: "Reads all screens.",
  oncall: "Reads all screens.",
  editor: "Reads all screens, edits capability labels.",
  reviewer: "Reads all screens and the audit.",
  admin: "All of it, and people, tokens and settings.",
} as const satisfies Record<Role, string>;

const PERMISSION_WORDS = {
  "evidence.read": "See all screens and what was recorded",
  "evidence.push": "Send evidence (machines only)",
  "settings.edit": "Edit first actions",
  "capabilities.edit": "Edit capability labels",
  "people.manage": "Invite people, change their roles",
  "tokens.manage": "Make and revoke tokens",
  "audit.read": "Read the audit",
} as const satisfies Record<Permission, string>;

export function roleWord(role: Actor): string {
  return ROLE_WORDS[role];
}

export function roleMeans(role: Role): string {
  return ROLE_MEANS[role];
}

export function permissionWords(permission: Permission): string {
  return PERMISSION_WORDS[permission];
}

/** "Editor or Administrator", "only Administrator". */
export function rolesListed(roles: readonly Actor[]): string {
  const words = roles.map(roleWord);
  if (words.length === 1) return `only ${words[0]}`;
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
