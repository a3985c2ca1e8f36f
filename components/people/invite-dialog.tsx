"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { invite } from "@/lib/client/people-query";
import type { EntryLink } from "@/lib/contracts/people";
import { ROLES } from "@/lib/core/access/role";
import { draftsOf, grantsOf } from "./edit-grants";
import { GrantsFieldset } from "./grants-fieldset";

const AT_FIRST = draftsOf(ROLES, [{ role: "viewer", gateways: null, environments: null }]);

export type InviteDialogProps = { onDone: (made: EntryLink) => void; onClose: () => void };

/** Somebody new: an address, what they may do, and a link for them. */
export function InviteDialog({ onDone, onClose }: InviteDialogProps) {
  const [email, setEmail] = useState("");
  const [drafts, setDrafts] = useState(AT_FIRST);
  const [reason, setReason] = useState("");
  const grants = grantsOf(drafts);
  const inviting = useMutation({ mutationFn: invite, onSuccess: onDone });
  function send() {
    const said = reason.trim();
    inviting.mutate({ email: email.trim(), grants, ...(said === "" ? {} : { reason: said }) });
  }
  return (
    <FormDialog
      title="Invite somebody"
      holds
      verb="Make the link"
      isPending={inviting.isPending}
      missing={grants.length === 0 ? "Choose at least one role." : ""}
      error={inviting.error}
      onSubmit={send}
      onClose={onClose}
    >
      <Field
        label="E-mail address"
        hint="They sign in with it. No mail is sent: you get a link to pass on."
        type="email"
        name="email"
        autoComplete="off"
        required
        maxLength={254}
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      <GrantsFieldset drafts={drafts} onEdit={setDrafts} />
      <Field
        label="Reason, if there is one to tell"
        name="reason"
        autoComplete="off"
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
