"use client";

import {
  editPerson,
  endSessionsOf,
  makeResetLink,
  withdrawInvitation,
} from "@/lib/client/people-query";
import type { EntryLink, InvitationWire, PersonWire } from "@/lib/contracts/people";
import { ActDialog } from "./act-dialog";
import { RolesDialog } from "./roles-dialog";

export type PersonActing =
  | {
      readonly act:
        | "roles"
        | "disable"
        | "enable"
        | "end_sessions"
        | "reset_link"
        | "remove_factor";
      readonly person: PersonWire;
    }
  | { readonly act: "withdraw"; readonly invitation: InvitationWire };

export type PersonActProps = {
  acting: PersonActing;
  onDone: (link: EntryLink | null) => void;
  onClose: () => void;
};

/** The dialog of what was chosen for somebody, with its effect in words. */
export function PersonAct({ acting, onDone, onClose }: PersonActProps) {
  const rest = { onDone: () => onDone(null), onClose };
  if (acting.act === "withdraw") {
    const { id, email } = acting.invitation;
    return (
      <ActDialog
        title="Withdraw the invitation"
        effect={`The link for ${email} is good for nothing from now on. You can invite them again.`}
        verb="Withdraw"
        act={(reason) => withdrawInvitation(id, reason)}
        {...rest}
      />
    );
  }
  const { id, name } = acting.person;
  switch (acting.act) {
    case "roles":
      return <RolesDialog person={acting.person} {...rest} />;
    case "disable":
      return (
        <ActDialog
          title={`Disable ${name}`}
          effect="They are signed out everywhere at once and cannot come in. Roles and history stay; enabling undoes it."
          verb="Disable"
          act={(reason) => editPerson(id, { disabled: true, reason })}
          {...rest}
        />
      );
    case "enable":
      return (
        <ActDialog
          title={`Enable ${name}`}
          effect="They can sign in again, with the password and the roles that they had."
          verb="Enable"
          act={(reason) => editPerson(id, { disabled: false, reason })}
          {...rest}
        />
      );
    case "end_sessions":
      return (
        <ActDialog
          title={`End all sessions of ${name}`}
          effect="They are signed out everywhere at once, and can sign in again."
          verb="End the sessions"
          act={(reason) => endSessionsOf(id, reason)}
          {...rest}
        />
      );
    case "remove_factor":
      return (
        <ActDialog
          title={`Remove the second factor of ${name}`}
          effect="The password alone lets them in from then on, until they switch it on anew. Be sure that it is they who ask."
          verb="Remove"
          act={(reason) => editPerson(id, { removeTwoFactor: true, reason })}
          {...rest}
        />
      );
    case "reset_link":
      return (
        <ActDialog
          title={`Another password for ${name}`}
          effect="You get a link by which they choose another password, once, within a day. Nothing changes before they do; then all their sessions end."
          verb="Make the link"
          act={async (reason) => onDone(await makeResetLink(id, reason))}
          onDone={() => {}}
          onClose={onClose}
        />
      );
  }
}
