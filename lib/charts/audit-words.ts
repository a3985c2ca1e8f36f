import { AUDIT_ACTIONS, type AuditAction } from "@/lib/core/audit/audit-entry";

const ACTION_WORDS = {
  "setup.link_made": "Set-up link made",
  "setup.finished": "First administrator made",
  "sign_in.succeeded": "Signed in",
  "sign_in.failed": "Sign-in failed",
  "sign_in.locked": "Sign-ins slowed down",
  sign_out: "Signed out",
  "session.ended": "Sessions ended",
  "password.changed": "Password changed",
  "password.reset_link": "Link to another password made",
  "password.reset": "Password set anew",
  "two_factor.enabled": "Second factor switched on",
  "two_factor.disabled": "Second factor switched off",
  "two_factor.failed": "Second factor failed",
  "two_factor.new_codes": "Backup codes renewed",
  "invitation.created": "Invited",
  "invitation.withdrawn": "Invitation withdrawn",
  "invitation.accepted": "Invitation accepted",
  "person.added": "Person added",
  "person.linked": "Another way in linked",
  "person.grants_changed": "Roles changed",
  "person.disabled": "Person disabled",
  "person.enabled": "Person enabled",
  "token.created": "Token made",
  "token.revoked": "Token revoked",
  "triage.edited": "First actions edited",
  "capabilities.edited": "Capability labels edited",
  "environments.edited": "Environments of Gateways edited",
  "route.draft_begun": "Draft begun",
  "route.draft_saved": "Draft saved",
  "route.draft_save_conflict": "Draft saved by two at once",
  "route.submitted": "Change handed in for review",
  "route.approved": "Change approved",
  "route.changes_requested": "Changes requested",
  "route.commented": "Comment written",
  "route.comment_resolved": "Comment resolved",
  "route.withdrawn": "Change withdrawn",
  "route.commit_begun": "Commit begun",
  "route.committed": "Version committed",
  "route.commit_abandoned": "Commit given up",
  "route.emergency_committed": "Version committed without approval",
  "route.made_elsewhere": "Version made elsewhere",
  "route.history_rewritten": "Versions lost elsewhere",
  "route.pulled": "Versions fetched from the team",
  "route.pushed": "Versions sent to the team",
  "access.refused": "Refused",
} as const satisfies Record<AuditAction, string>;

/** What happened, in words; one of a later version keeps its own name. */
export function auditWords(action: string): string {
  return ACTION_WORDS[action as AuditAction] ?? action;
}

type AreaOf<Action extends string> = Action extends `${infer Area}.${string}` ? Area : Action;

/** What belongs together for those who look for something. */
const AREA_GROUPS = {
  setup: "Coming in and going out",
  sign_in: "Coming in and going out",
  sign_out: "Coming in and going out",
  session: "Coming in and going out",
  password: "Passwords and second factors",
  two_factor: "Passwords and second factors",
  invitation: "People and their roles",
  person: "People and their roles",
  token: "Tokens",
  triage: "Settings",
  capabilities: "Settings",
  environments: "Settings",
  route: "Route tables",
  access: "Refusals",
} as const satisfies Record<AreaOf<AuditAction>, string>;

/** All there is, in groups to choose from. */
export function auditGroups(): { title: string; actions: AuditAction[] }[] {
  const titles = [...new Set(Object.values(AREA_GROUPS))];
  return titles.map((title) => ({
    title,
    actions: AUDIT_ACTIONS.filter((action) => groupOf(action) === title),
  }));
}

function groupOf(action: AuditAction): string {
  return AREA_GROUPS[action.split(".", 1)[0] as AreaOf<AuditAction>];
}
