import { addUser } from "@/db/control/add-user";
import { findOpenInvitation } from "@/db/control/find-open-invitation";
import { findUser } from "@/db/control/find-user";
import { listGrants } from "@/db/control/list-grants";
import { addProxyUser, isProxyUser } from "@/db/control/proxy-user";
import type { ControlTx } from "@/db/open-control";
import type { ProxyIdentity } from "@/lib/auth/proxy-identity";
import { type GroupRole, grantsOfGroups } from "@/lib/core/access/group-roles";
import { NOBODY, type Principal } from "@/lib/core/access/principal";
import { acceptInvitation } from "./accept-invitation";
import type { AccountStores } from "./account-stores";
import { audited, type Note } from "./audited";
import { followGroups } from "./follow-groups";
import { noteRefusal } from "./note-refusal";

type Stores = Pick<AccountStores, "principal" | "address" | "control" | "keys" | "now">;
type Person = Extract<Principal, { kind: "person" }>;

/**
 * Who asks, by the word of a declared proxy. A person is noted down when first seen with a role, by their
 * groups or by an invitation, which is accepted by that; what groups give is set anew with each request, and
 * written only where it changed. Nobody: without any role, disabled, or where anybody else than a declared
 * proxy says who they are, which is written to the audit log.
 */
export function enterByProxy(
  stores: Stores,
  identity: ProxyIdentity,
  rules: readonly GroupRole[],
): Principal {
  const refuse = (subject: string) => {
    noteRefusal({ ...stores, principal: NOBODY }, subject);
    return NOBODY;
  };
  switch (identity.state) {
    case "forged":
      return refuse("identity that no declared proxy sent");
    case "unreadable":
      return refuse("identity of a proxy that is no e-mail address");
    case "said": {
      const byGroups = grantsOfGroups(rules, identity.groups);
      const known = personOf(stores.control, identity.email);
      if (known?.isSettled(byGroups)) return known.principal;
      const person = audited(stores, (tx, note) => settle(tx, note, stores, identity, byGroups));
      return person ?? refuse(`proxy sign-in of ${identity.email}`);
    }
  }
}

/** Looks before it writes: most requests change nothing. `null`: not known, not let in, or without a role. */
function personOf(control: ControlTx, email: string) {
  const user = findUser(control, { email });
  if (user === null || user.disabledAt !== null) return null;
  const held = listGrants(control, user.id);
  if (held.length === 0) return null;
  const texts = held.filter(({ givenBy }) => givenBy === "group").map(textOf);
  const isNoted = isProxyUser(control, user.id);
  return {
    principal: principalOf(user, held),
    isSettled: (byGroups: Person["grants"]) =>
      isNoted && texts.toSorted().join() === byGroups.map(textOf).toSorted().join(),
  };
}

function settle(
  tx: ControlTx,
  note: (note: Note) => void,
  { now }: Stores,
  { email }: { readonly email: string },
  byGroups: Person["grants"],
): Person | null {
  const user = findUser(tx, { email });
  if (user !== null && user.disabledAt !== null) return null;
  const invitation = user === null ? findOpenInvitation(tx, email, now) : null;
  const given = invitation?.grants ?? [];
  if (user === null && byGroups.length + given.length === 0) return null;
  const userId = user?.id ?? addUser(tx, { name: email, email }, now);
  const actor = { kind: "proxy", id: userId, name: email } as const;
  const by = { subject: email, actor, after: { by: "proxy" } };
  if (user === null) note({ action: "person.added", ...by });
  if (invitation !== null) acceptInvitation(tx, note, invitation, { userId, email, actor }, now);
  const held = followGroups(tx, note, { userId, email, actor }, byGroups);
  if (held.length === 0) return null;
  if (!isProxyUser(tx, userId)) {
    addProxyUser(tx, userId, email, now);
    if (user !== null) note({ action: "person.linked", ...by });
  }
  return principalOf({ id: userId, name: user?.name ?? email, email }, held);
}

function principalOf(
  { id, name, email }: { readonly id: string; readonly name: string; readonly email: string },
  held: Person["grants"],
): Person {
  const grants = held.map(({ role, gateways, environments }) => ({ role, gateways, environments }));
  return { kind: "person", id, name, email, grants, via: "proxy", sessionId: null };
}

function textOf({ role, gateways, environments }: Person["grants"][number]): string {
  return JSON.stringify([role, gateways, environments]);
}
