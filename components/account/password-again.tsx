"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { Refusal } from "@/components/ui/refusal";

export type PasswordAgainProps = {
  /** The button's verb. */
  verb: string;
  pending: boolean;
  error: Error | null;
  onSend: (password: string) => void;
  onCancel: () => void;
  children: ReactNode;
};

/** The password once more, before something that a left-open browser must not do. */
export function PasswordAgain(props: PasswordAgainProps) {
  const [password, setPassword] = useState("");
  return (
    <form
      className="max-w-96 space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.pending) props.onSend(password);
      }}
    >
      <p className="text-ink-2">{props.children}</p>
      <PasswordField
        label="Your password, once more"
        name="current-password"
        autoComplete="current-password"
        autoFocus
        required
        maxLength={256}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        className="pr-8"
      />
      <div className="flex gap-2">
        <Button type="submit" look="solid" disabled={props.pending}>
          {props.verb}
        </Button>
        <Button look="plain" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
      <Refusal error={props.error} />
    </form>
  );
}
