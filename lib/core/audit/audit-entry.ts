import type { EpochMs } from "@/lib/core/time/range";

/** What happened, as stable words: `area.verb`. */
export const AUDIT_ACTIONS = [
  "setup.link_made",
  "setup.finished",
  "sign_in.succeeded",
  "sign_in.failed",
  "sign_in.locked",
  "sign_out",
  "session.ended",
  "password.changed",
  "password.reset_link",
  "password.reset",
  "two_factor.enabled",
  "two_factor.disabled",
  "two_factor.failed",
  "two_factor.new_codes",
  "invitation.created",
  "invitation.withdrawn",
  "invitation.accepted",
  "person.added",
  "person.linked",
  "person.grants_changed",
  "person.disabled",
  "person.enabled",
  "token.created",
  "token.revoked",
  "triage.edited",
  "capabilities.edited",
  "environments.edited",
  "route.draft_begun",
  "route.draft_saved",
  "route.draft_save_conflict",
  "route.submitted",
  "route.approved",
  "route.changes_requested",
  "route.commented",
  "route.comment_resolved",
  "route.withdrawn",
  "route.commit_begun",
  "route.committed",
  "route.commit_abandoned",
  "route.emergency_committed",
  "route.made_elsewhere",
  "route.history_rewritten",
  "route.pulled",
  "route.pushed",
  "access.refused",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One fact about who did what; never a secret, never a text of a Gateway. */
export type AuditEntry = {
  readonly at: EpochMs;
  readonly actor: {
    readonly kind: "person" | "token" | "local" | "proxy" | "nobody";
    readonly id: string | null;
    readonly name: string;
  };
  /** Address of who asked; `null`: none, as on the command line. */
  readonly address: string | null;
  readonly action: AuditAction;
  /** What it was done to: an e-mail address, a token's number, a document's name. */
  readonly subject: string;
  /** Plain JSON values; `null`: there was nothing, or it does not apply. */
  readonly before: unknown;
  readonly after: unknown;
  /** As the person gave it. */
  readonly reason: string | null;
};

export type ChainedEntry = AuditEntry & {
  /** 1, 2, … without gaps. */
  readonly seq: number;
  /** Of the entry before; empty for the first. */
  readonly previous: string;
  readonly hash: string;
};

/** The text that is hashed: the same for equal entries, whatever the order of their keys. */
export function auditText(seq: number, previous: string, entry: AuditEntry): string {
  const { at, actor, address, action, subject, before, after, reason } = entry;
  return canonical([
    ...[seq, previous, at, actor.kind, actor.id, actor.name],
    ...[address, action, subject, before ?? null, after ?? null, reason],
  ]);
}

/** JSON with the keys of objects in order (as RFC 8785 orders them). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}
