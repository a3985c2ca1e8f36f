import { addUser } from "@/db/control/add-user";
import { findOpenInvitation } from "@/db/control/find-open-invitation";
import { findUser } from "@/db/control/find-user";
import { findLinkedUser, linkUser } from "@/db/control/link-user";
import type { ControlTx } from "@/db/open-control";
import type { OidcPerson } from "@/lib/auth/open-oidc";
import { grantsOfGroups } from "@/lib/core/access/group-roles";
import type { Grant } from "@/lib/core/access/principal";
import type { SignOnRefusal } from "@/lib/core/access/sign-on-refusal";
import { acceptInvitation } from "./accept-invitation";
import { audited, type Note } from "./audited";
import { followGroups } from "./follow-groups";
import type { SingleSignOnStores } from "./single-sign-on-stores";

export type Admission =
  | { readonly state: "admitted"; readonly userId: string }
  | { readonly state: "refused"; readonly why: SignOnRefusal };

type Noting = (note: Note) => void;

/**
 * Who somebody is here whom the provider has proven, and whether they may come in. Known by issuer and
 * subject; an address alone makes nobody somebody else. What they hold by their groups is set anew, also
 * where that is nothing any more.
 */
export function admitSignedOn(stores: SingleSignOnStores, person: OidcPerson): Admission {
  const byGroups = grantsOfGroups(stores.groupRoles, person.groups);
  return audited(stores, (tx, note) => {
    const linked = findLinkedUser(tx, person);
    if (linked !== null) return admitKnown(tx, note, linked, byGroups);
    const email = person.email ?? "";
    if (email === "") return refused("no_email");
    if (!person.emailVerified) return refused("unverified_email");
    const user = findUser(tx, { email });
    if (user === null) return admitNew(tx, note, stores, { ...person, email }, byGroups);
    // Both are theirs: they are signed in to the one while the provider proves the other.
    const { principal } = stores;
    const isOwn = principal.kind === "person" && principal.via === "session";
    if (!isOwn || principal.id !== user.id) return refused("address_taken");
    linkUser(tx, user.id, person, stores.now);
    note({ action: "person.linked", subject: email, after: { issuer: person.issuer } });
    return admitKnown(tx, note, user.id, byGroups);
  });
}

function admitKnown(
  tx: ControlTx,
  note: Noting,
  userId: string,
  byGroups: readonly Grant[],
): Admission {
  const user = findUser(tx, { id: userId });
  if (user === null || user.disabledAt !== null) return refused("disabled");
  const actor = { kind: "person", id: userId, name: user.email } as const;
  const held = followGroups(tx, note, { userId, email: user.email, actor }, byGroups);
  return held.length === 0 ? refused("no_role") : { state: "admitted", userId };
}

/** Nobody is noted down who may not come in: not everybody of the provider is one of us. */
function admitNew(
  tx: ControlTx,
  note: Noting,
  { now }: SingleSignOnStores,
  person: OidcPerson & { readonly email: string },
  byGroups: readonly Grant[],
): Admission {
  const { email, issuer } = person;
  const invitation = findOpenInvitation(tx, email, now);
  const given = invitation?.grants ?? [];
  if (byGroups.length + given.length === 0) return refused("no_role");
  const userId = addUser(tx, { name: person.name ?? email, email }, now);
  linkUser(tx, userId, person, now);
  const actor = { kind: "person", id: userId, name: email } as const;
  note({ action: "person.added", subject: email, actor, after: { by: "oidc", issuer } });
  if (invitation !== null) acceptInvitation(tx, note, invitation, { userId, email, actor }, now);
  followGroups(tx, note, { userId, email, actor }, byGroups);
  return { state: "admitted", userId };
}

function refused(why: SignOnRefusal): Admission {
  return { state: "refused", why };
}
