"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMe } from "@/components/account/use-me";
import { useTime } from "@/components/console/use-time";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import { roleMeans } from "@/lib/charts/role-means";
import { tokenRolesFor } from "@/lib/charts/token-roles";
import { contextQuery } from "@/lib/client/context-query";
import { createToken } from "@/lib/client/tokens-query";
import type { NewTokenWire } from "@/lib/contracts/tokens";
import { roleWord } from "@/lib/core/access/access-words";
import { MOST_TOKEN_DAYS, TOKEN_DAYS } from "@/lib/core/access/token-life";
import type { TokenRole } from "@/lib/core/push/token-role";
import { DAY_MS } from "@/lib/core/time/range";

export type NewTokenDialogProps = { onDone: (made: NewTokenWire) => void; onClose: () => void };

/** Days that people choose between; a token that never ends is one that nobody finds any more. */
const DAYS = [1, 7, 30, TOKEN_DAYS, 180, MOST_TOKEN_DAYS] as const;

export function NewTokenDialog({ onDone, onClose }: NewTokenDialogProps) {
  const { data: context } = useQuery(contextQuery());
  const { data: me } = useMe();
  const { exact } = useTime();
  const [openedAt] = useState(() => Date.now());
  const [name, setName] = useState("");
  const [role, setRole] = useState<TokenRole>("ingest");
  const [gateway, setGateway] = useState("");
  const [days, setDays] = useState<number>(TOKEN_DAYS);
  const [reason, setReason] = useState("");
  const creating = useMutation({ mutationFn: createToken, onSuccess: onDone });
  const gateways = (context?.values.gateway ?? []).filter((one) => one !== null);
  const isSender = role === "ingest";
  function create() {
    const said = reason.trim();
    creating.mutate({
      ...{ name: name.trim(), role, days },
      gateway: isSender ? gateway.trim() : null,
      ...(said === "" ? {} : { reason: said }),
    });
  }
  return (
    <FormDialog
      title="Make a token"
      holds
      verb="Make the token"
      isPending={creating.isPending}
      error={creating.error}
      onSubmit={create}
      onClose={onClose}
    >
      <Field
        label="Name"
        hint="What will use it, so that somebody knows later."
        autoComplete="off"
        required
        maxLength={100}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        label="Role"
        hint={
          isSender
            ? "Sends evidence of one Gateway, and reads nothing."
            : `${roleMeans(role)} Only roles that you hold everywhere are here.`
        }
        value={role}
        onChange={({ target }) => setRole(target.value as TokenRole)}
      >
        {tokenRolesFor(me?.grants ?? []).map((one) => (
          <option key={one} value={one}>
            {roleWord(one)}
          </option>
        ))}
      </SelectField>
      {isSender ? (
        <>
          <Field
            label="Gateway"
            hint={
              <>
                Taken for evidence of this one only. One that is not known yet is made by{" "}
                <code className="font-mono">npm run signalbox -- token create</code>.
              </>
            }
            list="token-gateways"
            autoComplete="off"
            required
            maxLength={200}
            value={gateway}
            onChange={({ target }) => setGateway(target.value)}
          />
          <datalist id="token-gateways">
            {gateways.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      ) : null}
      <SelectField
        label="Ends after"
        hint={`About ${exact(openedAt + days * DAY_MS).slice(0, 10)}.`}
        value={days}
        onChange={({ target }) => setDays(Number(target.value))}
      >
        {DAYS.map((count) => (
          <option key={count} value={count}>
            {count === 1 ? "1 day" : `${count} days`}
          </option>
        ))}
      </SelectField>
      <Field
        label="Reason, if there is one to tell"
        hint="Stands in the audit."
        name="reason"
        autoComplete="off"
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
