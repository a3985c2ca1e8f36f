"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { isSignedOut } from "@/lib/client/api-error";
import { sendSecondFactor } from "@/lib/client/sign-in";
import type { EpochMs } from "@/lib/core/time/range";
import { useWait, WaitNote } from "./wait-note";
import { waitUntil } from "./wait-until";

export type CodeFormProps = { onDone: () => void; onStartAgain: () => void };

/** The code after the password: of the app, or one of the backup codes. */
export function CodeForm({ onDone, onStartAgain }: CodeFormProps) {
  const [kind, setKind] = useState<"totp" | "backup_code">("totp");
  const [code, setCode] = useState("");
  const [until, setUntil] = useState<EpochMs | null>(null);
  const wait = useWait(until);
  const trying = useMutation({
    mutationFn: sendSecondFactor,
    onMutate: () => setUntil(null),
    onSuccess: onDone,
    onError: (error) => setUntil(waitUntil(error)),
  });
  const app = kind === "totp";
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (trying.isPending || wait > 0) return;
        trying.mutate({ kind, code: app ? code.replaceAll(/\s/g, "") : code.trim() });
      }}
    >
      <Field
        // Another field, so that the browser offers the right thing.
        key={kind}
        label={app ? "Code of your app" : "Backup code"}
        hint={
          app ? "Six digits, from the authenticator app." : "One of those you kept. It is used up."
        }
        name="code"
        inputMode={app ? "numeric" : "text"}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        required
        maxLength={40}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        className="h-9 font-mono"
      />
      <Button
        type="submit"
        look="solid"
        className="h-9 w-full"
        disabled={trying.isPending || wait > 0}
      >
        {trying.isPending ? "Checking…" : "Sign in"}
      </Button>
      <div className="min-h-10">
        <Refusal error={trying.error}>
          {isSignedOut(trying.error) ? (
            <button type="button" className="link font-medium" onClick={onStartAgain}>
              Give the password again
            </button>
          ) : (
            <WaitNote until={until} />
          )}
        </Refusal>
      </div>
      <div className="flex justify-between text-12 text-ink-2">
        <button
          type="button"
          className="link"
          onClick={() => {
            setKind(app ? "backup_code" : "totp");
            setCode("");
            trying.reset();
          }}
        >
          {app ? "Use a backup code" : "Use the app"}
        </button>
        <button type="button" className="link" onClick={onStartAgain}>
          Somebody else
        </button>
      </div>
    </form>
  );
}
