import { type GrantRow, listGrants } from "@/db/control/list-grants";
import { replaceGrants } from "@/db/control/replace-grants";
import type { ControlTx } from "@/db/open-control";
import type { Grant } from "@/lib/core/access/principal";
import type { AuditEntry } from "@/lib/core/audit/audit-entry";
import type { Note } from "./audited";

export type Follower = {
  readonly userId: string;
  readonly email: string;
  readonly actor: AuditEntry["actor"];
};

/**
 * Sets what somebody holds by their groups, and leaves what people gave them. Written to the audit log where
 * it changes something. Gives all that they hold then.
 */
export function followGroups(
  tx: ControlTx,
  note: (note: Note) => void,
  { userId, email, actor }: Follower,
  byGroups: readonly Grant[],
): readonly Grant[] {
  const held = listGrants(tx, userId);
  const before = held.filter(({ givenBy }) => givenBy === "group").map(grantOf);
  if (!isSame(before, byGroups)) {
    replaceGrants(tx, userId, "group", byGroups);
    note({
      ...{ action: "person.grants_changed", subject: email, actor },
      before: { byGroups: before },
      after: { byGroups },
    });
  }
  return [...held.filter(({ givenBy }) => givenBy === "person").map(grantOf), ...byGroups];
}

function grantOf({ role, gateways, environments }: GrantRow): Grant {
  return { role, gateways, environments };
}

/** In whatever order. */
function isSame(some: readonly Grant[], others: readonly Grant[]): boolean {
  const texts = (all: readonly Grant[]) =>
    all.map(({ role, gateways, environments }) => JSON.stringify([role, gateways, environments]));
  return texts(some).toSorted().join() === texts(others).toSorted().join();
}
