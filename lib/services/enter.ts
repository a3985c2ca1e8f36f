import { addUser } from "@/db/control/add-user";
import { spendEntryLink, withdrawEntryLinks } from "@/db/control/close-entry-links";
import { countUserAdmins } from "@/db/control/count-user-admins";
import { endUserSessions } from "@/db/control/end-user-sessions";
import { type EntryLinkRow, findEntryLink } from "@/db/control/find-entry-link";
import { findUser } from "@/db/control/find-user";
import { replaceGrants } from "@/db/control/replace-grants";
import { setUserPassword } from "@/db/control/set-user-password";
import { saveSignInFailures, signInKey } from "@/db/control/sign-in-failures";
import type { ControlTx } from "@/db/open-control";
import { passwordHash } from "@/lib/auth/password-hash";
import type { Entered, Entry, EntryLook, EntrySeen } from "@/lib/contracts/people";
import type { Grant } from "@/lib/core/access/principal";
import type { AccountStores } from "./account-stores";
import { audited, type Note } from "./audited";
import { demandGoodPassword } from "./good-password";
import { noteRefusal } from "./note-refusal";
import { passwordTurn } from "./password-turn";
import { ServiceError } from "./service-error";

/** What the first administrator may do: everything. */
const EVERYTHING: readonly Grant[] = [{ role: "admin", gateways: null, environments: null }];

/** POST /api/v1/entry/look: what a link is for, so that its page can say it. Throws `not_found`. */
export async function lookAtEntry(
  stores: AccountStores,
  { secret }: EntryLook,
): Promise<EntrySeen> {
  const link = goodLink(stores.control, stores, secret) ?? refuse(stores);
  return {
    kind: link.kind,
    email: link.email,
    grants: wireOf(link.kind === "setup" ? EVERYTHING : (link.grants ?? [])),
    expiresAt: link.expiresAt,
  };
}

/**
 * POST /api/v1/entry: somebody comes by a link, which is good once, and chooses a password. They sign in with
 * it afterwards, by the second factor too where they have one. Throws `not_found` for a link that is not good
 * (any more), `weak_password`, `invalid_body`, `conflict`, `too_busy`.
 */
export async function enter(stores: AccountStores, entry: Entry): Promise<Entered> {
  const { control, now } = stores;
  const link = goodLink(control, stores, entry.secret) ?? refuse(stores);
  const who = whoComes(control, link, entry);
  demandGoodPassword(entry.password, [who.email, who.name]);
  const hash = await passwordTurn(passwordHash(entry.password));
  const entered = audited(stores, (tx, note) => {
    // Read again: two may come by one link, or to one address, at once.
    const still = goodLink(tx, stores, entry.secret);
    if (still === null || !spendEntryLink(tx, still.id, now)) return false;
    note(letIn(tx, stores, still, whoComes(tx, still, entry), hash));
    return true;
  });
  return entered ? { email: who.email } : refuse(stores);
}

/** A set-up link is good only while there is nobody who could invite. */
function goodLink(db: ControlTx, { now }: AccountStores, secret: string): EntryLinkRow | null {
  const link = findEntryLink(db, secret, now);
  return link?.kind === "setup" && countUserAdmins(db) > 0 ? null : link;
}

type Comer = { readonly userId: string | null; readonly email: string; readonly name: string };

function whoComes(db: ControlTx, link: EntryLinkRow, entry: Entry): Comer {
  const email = (link.email ?? entry.email ?? "").toLowerCase();
  if (email === "") throw new ServiceError("invalid_body", "email: say which address is yours.");
  const user = findUser(db, { email });
  if (link.kind === "reset") {
    if (user === null) throw new ServiceError("not_found", "There is no such account any more.");
    return { userId: user.id, email, name: user.name };
  }
  if (user !== null) {
    throw new ServiceError("conflict", "There is an account of this address: sign in with it.");
  }
  const name = entry.name ?? "";
  if (name === "") throw new ServiceError("invalid_body", "name: say what you are called.");
  return { userId: null, email, name };
}

function letIn(
  tx: ControlTx,
  { now, keys }: AccountStores,
  link: EntryLinkRow,
  { userId, email, name }: Comer,
  hash: string,
): Note {
  const id = userId ?? addUser(tx, { name, email }, now);
  const actor = { kind: "person", id, name: email } as const;
  setUserPassword(tx, id, hash, now);
  switch (link.kind) {
    case "setup":
      replaceGrants(tx, id, "person", EVERYTHING);
      withdrawEntryLinks(tx, "setup", "all", now);
      return { action: "setup.finished", subject: email, actor, after: { grants: EVERYTHING } };
    case "invitation": {
      const grants = link.grants ?? [];
      replaceGrants(tx, id, "person", grants);
      return { action: "invitation.accepted", subject: email, actor, after: { grants } };
    }
    case "reset": {
      const ended = endUserSessions(tx, { userId: id, which: "all" }, now);
      withdrawEntryLinks(tx, "reset", { email }, now);
      saveSignInFailures(tx, signInKey(keys.blind, "account", email), null, now);
      return { action: "password.reset", subject: email, actor, after: { ended } };
    }
  }
}

/** One answer for links that never were, were used, are over or withdrawn: nothing is learnt from it. */
function refuse(stores: AccountStores): never {
  noteRefusal(stores, "entry link");
  throw new ServiceError(
    "not_found",
    "This link is not good any more, or not whole: it works once, and for a limited time. Ask for another one.",
  );
}

function wireOf(grants: readonly Grant[]): EntrySeen["grants"] {
  return grants.map(({ role, gateways, environments }) => ({
    role,
    gateways: gateways === null ? null : [...gateways],
    environments: environments === null ? null : [...environments],
  }));
}
