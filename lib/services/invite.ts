import { withdrawEntryLinks } from "@/db/control/close-entry-links";
import { findUser } from "@/db/control/find-user";
import { listEntryLinks } from "@/db/control/list-entry-links";
import { makeEntryLink } from "@/db/control/make-entry-link";
import type {
  EntryLink,
  InvitationDraft,
  PersonAction,
  WithdrawnInvitation,
} from "@/lib/contracts/people";
import { ENTRY_LINK_MS, entryLink } from "@/lib/core/access/entry-link";
import { auditActor } from "@/lib/core/audit/audit-actor";
import type { AccountStores } from "./account-stores";
import { audited } from "./audited";
import { demandManager } from "./demand-manager";
import { demandGoodGrants } from "./good-grants";
import { ServiceError } from "./service-error";

/**
 * POST /api/v1/people/invitations: a link for somebody to come in by, once, within a week. An earlier one of
 * the same address is withdrawn by it. Throws `conflict` where the address has an account.
 */
export async function invite(
  stores: AccountStores,
  { email: typed, grants, reason }: InvitationDraft,
): Promise<EntryLink> {
  demandManager(stores);
  demandGoodGrants(grants);
  const { now, url, principal } = stores;
  const email = typed.toLowerCase();
  const expiresAt = now + ENTRY_LINK_MS.invitation;
  const createdBy = auditActor(principal).name;
  const secret = audited(stores, (tx, note) => {
    if (findUser(tx, { email }) !== null) {
      throw new ServiceError("conflict", "This address has an account: change its roles instead.");
    }
    withdrawEntryLinks(tx, "invitation", { email }, now);
    const link = { kind: "invitation", email, grants, createdBy, expiresAt } as const;
    const made = makeEntryLink(tx, link, now);
    note({ action: "invitation.created", subject: email, after: { grants, expiresAt }, reason });
    return made.secret;
  });
  return { link: entryLink(url, secret), expiresAt };
}

/** DELETE /api/v1/people/invitations/{id}. Throws `not_found` where it is not open any more. */
export async function withdrawInvitation(
  stores: AccountStores,
  id: string,
  { reason }: PersonAction,
): Promise<WithdrawnInvitation> {
  demandManager(stores);
  return audited(stores, (tx, note) => {
    const link = listEntryLinks(tx).find((one) => String(one.id) === id);
    const gone = link && withdrawEntryLinks(tx, "invitation", { id: link.id }, stores.now);
    if (!gone) throw new ServiceError("not_found", "There is no such invitation that is open.");
    note({ action: "invitation.withdrawn", subject: link.email ?? "", reason });
    return { withdrawn: true };
  });
}
