import { countUserAdmins } from "@/db/control/count-user-admins";
import { endUserSessions } from "@/db/control/end-user-sessions";
import { findUser, type UserRow } from "@/db/control/find-user";
import { type GrantRow, listGrants } from "@/db/control/list-grants";
import { listPeople } from "@/db/control/list-people";
import { replaceGrants } from "@/db/control/replace-grants";
import { setUserDisabled } from "@/db/control/set-user-disabled";
import { removeUserTwoFactor } from "@/db/control/set-user-two-factor";
import type { ControlTx } from "@/db/open-control";
import type { PersonEdit, PersonWire } from "@/lib/contracts/people";
import type { Grant } from "@/lib/core/access/principal";
import type { AccountStores } from "./account-stores";
import { audited, type Note } from "./audited";
import { demandManager } from "./demand-manager";
import { demandGoodGrants } from "./good-grants";
import { personWire } from "./read-people";
import { ServiceError } from "./service-error";

/**
 * PUT /api/v1/people/{id}: roles, whether they may come in, a second factor that is lost. Nobody changes their
 * own account by it, and the last administrator stays one: `forbidden`, `conflict`.
 */
export async function editPerson(
  stores: AccountStores,
  id: string,
  edit: PersonEdit,
): Promise<PersonWire> {
  demandManager(stores);
  demandNotSelf(stores, id);
  if (edit.grants !== undefined) demandGoodGrants(edit.grants);
  return audited(stores, (tx, note) => {
    const user = knownPerson(tx, id);
    const notes = [
      ...changeGrants(tx, user, edit.grants),
      ...changeDisabled(tx, stores, user, edit.disabled),
      ...(edit.removeTwoFactor === true ? removeTwoFactor(tx, stores, user) : []),
    ];
    if (notes.length > 0 && countUserAdmins(tx) === 0) {
      throw new ServiceError(
        "conflict",
        "This is the last administrator: make somebody else one first.",
      );
    }
    for (const one of notes) note({ ...one, reason: edit.reason });
    const row = listPeople(tx, stores.now).find((person) => person.user.id === id);
    if (row === undefined) throw new Error("A person who was just changed is gone.");
    return personWire(row);
  });
}

/** Nobody raises their own rights, and nobody shuts themselves out. Throws `forbidden`. */
export function demandNotSelf({ principal }: AccountStores, id: string): void {
  if (principal.kind !== "person" || principal.id !== id) return;
  throw new ServiceError(
    "forbidden",
    "Nobody changes their own roles or access: another administrator has to do it.",
  );
}

/** Throws `not_found`. */
export function knownPerson(tx: ControlTx, id: string): UserRow {
  const user = findUser(tx, { id });
  if (user === null) throw new ServiceError("not_found", "There is nobody with this id.");
  return user;
}

/** Those that follow from groups stay: they are set anew at each sign-in. */
function changeGrants(tx: ControlTx, user: UserRow, grants: readonly Grant[] | undefined): Note[] {
  if (grants === undefined) return [];
  const given = (rows: readonly GrantRow[]): Grant[] =>
    rows
      .filter(({ givenBy }) => givenBy === "person")
      .map(({ role, gateways, environments }) => ({ role, gateways, environments }));
  const before = given(listGrants(tx, user.id));
  replaceGrants(tx, user.id, "person", grants);
  const after = given(listGrants(tx, user.id));
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ action: "person.grants_changed", subject: user.email, before, after }];
}

function changeDisabled(
  tx: ControlTx,
  { now }: AccountStores,
  user: UserRow,
  disabled: boolean | undefined,
): Note[] {
  if (disabled === undefined || disabled === (user.disabledAt !== null)) return [];
  setUserDisabled(tx, user.id, disabled, now);
  if (!disabled) return [{ action: "person.enabled", subject: user.email }];
  const ended = endUserSessions(tx, { userId: user.id, which: "all" }, now);
  return [{ action: "person.disabled", subject: user.email, after: { ended } }];
}

function removeTwoFactor(tx: ControlTx, { now }: AccountStores, user: UserRow): Note[] {
  if (!removeUserTwoFactor(tx, user.id, now)) return [];
  return [{ action: "two_factor.disabled", subject: user.email }];
}
