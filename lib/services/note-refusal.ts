import { hasRecentAudit } from "@/db/control/has-recent-audit";
import type { ServerKeys } from "@/db/server-keys";
import { auditActor } from "@/lib/core/audit/audit-actor";
import { MINUTE_MS } from "@/lib/core/time/range";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { isAnonymousFlood } from "./is-anonymous-flood";

/**
 * Writes that somebody was refused something. What repeats, of one actor at one address (of a token: wherever), is written once in
 * `eachMs` only, so that nobody can fill the log by asking.
 */
export function noteRefusal(
  stores: Pick<AccountStores, "principal" | "address" | "control" | "now"> & {
    readonly keys: Pick<ServerKeys, "audit">;
  },
  subject: string,
  eachMs: number = MINUTE_MS,
): void {
  const { control, address, principal, now } = stores;
  const entry = { action: "access.refused", subject } as const;
  const { id: actorId, name: actorName } = auditActor(principal);
  // A token that leaked is sent from many places, and is still one.
  const from = principal.kind === "token" ? null : address;
  const alike = { ...entry, address: from, actorName, actorId };
  if (hasRecentAudit(control, alike, now - eachMs)) return;
  if (principal.kind === "nobody" && isAnonymousFlood(control, now)) return;
  audited(stores, (_, note) => note(entry));
}
