"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { editPerson } from "@/lib/client/people-query";
import type { PersonWire } from "@/lib/contracts/people";
import { ROLES } from "@/lib/core/access/role";
import { draftsOf, grantsOf } from "./edit-grants";
import { GrantsFieldset } from "./grants-fieldset";

export type RolesDialogProps = { person: PersonWire; onDone: () => void; onClose: () => void };

export function RolesDialog({ person, onDone, onClose }: RolesDialogProps) {
  const given = person.grants.filter(({ givenBy }) => givenBy === "person");
  const byGroup = person.grants.length - given.length;
  const [drafts, setDrafts] = useState(() => draftsOf(ROLES, given));
  const [reason, setReason] = useState("");
  const saving = useMutation({
    mutationFn: () => editPerson(person.id, { grants: grantsOf(drafts), reason }),
    onSuccess: onDone,
  });
  return (
    <FormDialog
      title={`Roles of ${person.name}`}
      holds
      verb="Save the roles"
      isPending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate()}
      onClose={onClose}
    >
      <p className="text-ink-2">
        They hold from the next request on; nobody has to sign in again.
        {byGroup > 0 ? " Roles that follow from groups stay, and change where the groups are." : ""}
      </p>
      <GrantsFieldset drafts={drafts} onEdit={setDrafts} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
