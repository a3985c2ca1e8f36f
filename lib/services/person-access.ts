import { withdrawEntryLinks } from "@/db/control/close-entry-links";
import { endUserSessions } from "@/db/control/end-user-sessions";
import { makeEntryLink } from "@/db/control/make-entry-link";
import type { EndedSessions, EntryLink, PersonAction } from "@/lib/contracts/people";
import { ENTRY_LINK_MS, entryLink } from "@/lib/core/access/entry-link";
import { auditActor } from "@/lib/core/audit/audit-actor";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { demandManager } from "./demand-manager";
import { demandNotSelf, knownPerson } from "./edit-person";
import { ServiceError } from "./service-error";

/** DELETE /api/v1/people/{id}/sessions: whoever has one has to sign in again. */
export async function endSessionsOf(
  stores: AccountStores,
  id: string,
  { reason }: PersonAction,
): Promise<EndedSessions> {
  demandManager(stores);
  return audited(stores, (tx, note) => {
    const { email } = knownPerson(tx, id);
    const ended = endUserSessions(tx, { userId: id, which: "all" }, stores.now);
    if (ended > 0) note({ action: "session.ended", subject: email, after: { ended }, reason });
    return { ended };
  });
}

/**
 * POST /api/v1/people/{id}/reset-link: a link by which somebody chooses another password, once, within a day.
 * The password before stays good until then, and their second factor stays. Throws `conflict` for somebody
 * who is disabled.
 */
export async function makeResetLink(
  stores: AccountStores,
  id: string,
  { reason }: PersonAction,
): Promise<EntryLink> {
  demandManager(stores);
  demandNotSelf(stores, id);
  const { now, url, principal } = stores;
  const expiresAt = now + ENTRY_LINK_MS.reset;
  const createdBy = auditActor(principal).name;
  const secret = audited(stores, (tx, note) => {
    const { email, disabledAt } = knownPerson(tx, id);
    if (disabledAt !== null) {
      throw new ServiceError("conflict", "This person is disabled: a link would not let them in.");
    }
    withdrawEntryLinks(tx, "reset", { email }, now);
    const link = { kind: "reset", email, grants: null, createdBy, expiresAt } as const;
    const made = makeEntryLink(tx, link, now);
    note({ action: "password.reset_link", subject: email, after: { expiresAt }, reason });
    return made.secret;
  });
  return { link: entryLink(url, secret), expiresAt };
}
