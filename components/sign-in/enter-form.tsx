"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { enterByLink } from "@/lib/client/sign-in";
import type { EntrySeen } from "@/lib/contracts/people";
import { NewPasswordField } from "./new-password-field";

export type EnterFormProps = {
  secret: string;
  link: EntrySeen;
  onDone: (credentials: { email: string; password: string }) => void;
};

const VERBS = {
  setup: "Make this account",
  invitation: "Come in",
  reset: "Set the password",
} as const satisfies Record<EntrySeen["kind"], string>;

/** Name, where it is not known yet, and a password of one's own. */
export function EnterForm({ secret, link, onDone }: EnterFormProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState(link.email ?? "");
  const [password, setPassword] = useState("");
  const entering = useMutation({
    mutationFn: enterByLink,
    onSuccess: (entered) => onDone({ email: entered.email, password }),
  });
  const named = link.kind !== "reset";
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (entering.isPending) return;
        entering.mutate({
          ...{ secret, password },
          ...(named ? { name: name.trim(), email: email.trim() } : {}),
        });
      }}
    >
      {named ? (
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          autoFocus
          required
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
          className="h-9"
        />
      ) : null}
      {link.email === null ? (
        <Field
          label="E-mail address"
          hint="You sign in with it. No mail is sent."
          type="email"
          name="email"
          autoComplete="username"
          required
          maxLength={254}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          className="h-9"
        />
      ) : (
        // Password managers keep the password under this name.
        <input hidden type="email" name="email" autoComplete="username" value={email} readOnly />
      )}
      <NewPasswordField
        value={password}
        onChange={setPassword}
        about={[email, name]}
        className="h-9 pr-8"
      />
      <Button type="submit" look="solid" className="h-9 w-full" disabled={entering.isPending}>
        {entering.isPending ? "One moment…" : VERBS[link.kind]}
      </Button>
      <div className="min-h-10">
        <Refusal error={entering.error} />
      </div>
    </form>
  );
}
