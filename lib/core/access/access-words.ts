import type { Actor, Permission } from "./permission";

/** How roles and permissions are called, on screens and in the sentences of refusals. */
const ROLE_WORDS = {
  viewer: "Viewer",
  oncall: "On-call",
  editor: "Editor",
  reviewer: "Reviewer",
  admin: "Administrator",
  ingest: "Sender",
} as const satisfies Record<Actor, string>;

const PERMISSION_WORDS = {
  "evidence.read": "See all screens and what was recorded",
  "evidence.push": "Send evidence (machines only)",
  "settings.edit": "Edit first actions and environments of Gateways",
  "capabilities.edit": "Edit capability labels",
  "people.manage": "Invite people, change their roles",
  "tokens.manage": "Make and revoke tokens",
  "audit.read": "Read the audit",
  "routes.read": "See route tables, changes and versions",
  "routes.comment": "Comment on changes of route tables",
  "routes.draft": "Change route tables, commit what others approved",
  "routes.review": "Approve changes of route tables by others",
  "routes.emergency": "Commit a route table without approval, with a reason",
} as const satisfies Record<Permission, string>;

export function roleWord(role: Actor): string {
  return ROLE_WORDS[role];
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
