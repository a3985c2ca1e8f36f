"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { PanelFrame, type PanelQuery } from "@/components/console/panel-frame";
import { NewPasswordField } from "@/components/sign-in/new-password-field";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { Refusal } from "@/components/ui/refusal";
import { changePassword } from "@/lib/client/account-query";
import type { Account } from "@/lib/contracts/account";

export function PasswordPanel({ query }: { query: PanelQuery<Account> }) {
  return (
    <PanelFrame<Account> title="Password" query={query}>
      {(account) =>
        account.hasPassword ? (
          <ChangeForm account={account} />
        ) : (
          <p className="text-ink-2">
            You come by single sign-on and have no password here. There is none to guess.
          </p>
        )
      }
    </PanelFrame>
  );
}

function ChangeForm({ account }: { account: Account }) {
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setCurrent("");
      setNext("");
      void client.invalidateQueries({ queryKey: ["account"] });
    },
  });
  return (
    <form
      className="max-w-96 space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!changing.isPending) changing.mutate({ current, next });
      }}
    >
      <input
        hidden
        type="email"
        name="email"
        autoComplete="username"
        value={account.email}
        readOnly
      />
      <PasswordField
        label="Password now"
        name="current-password"
        autoComplete="current-password"
        required
        maxLength={256}
        value={current}
        onChange={({ target }) => setCurrent(target.value)}
        className="pr-8"
      />
      <NewPasswordField
        label="New password"
        value={next}
        onChange={setNext}
        about={[account.email, account.name]}
        className="pr-8"
      />
      <Button type="submit" look="solid" disabled={changing.isPending}>
        Change the password
      </Button>
      <p role="status" className="min-h-5 text-12 text-ink-2">
        {changing.isSuccess ? endedWords(changing.data.ended) : ""}
      </p>
      <Refusal error={changing.error} />
    </form>
  );
}

function endedWords(ended: number): string {
  if (ended === 0) return "Changed. You were signed in nowhere else.";
  return `Changed. ${ended === 1 ? "Your other session has" : `Your ${ended} other sessions have`} ended.`;
}
