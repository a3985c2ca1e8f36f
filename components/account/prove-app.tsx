"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { enableTwoFactor } from "@/lib/client/account-query";
import type { TwoFactorBegun } from "@/lib/contracts/account";
import { QrCode } from "./qr-code";

export type ProveAppProps = {
  begun: TwoFactorBegun;
  onDone: (backupCodes: readonly string[]) => void;
  onCancel: () => void;
};

/** The secret goes into an app, and a first code proves that it arrived. */
export function ProveApp({ begun, onDone, onCancel }: ProveAppProps) {
  const [code, setCode] = useState("");
  const proving = useMutation({
    mutationFn: enableTwoFactor,
    onSuccess: ({ backupCodes }) => onDone(backupCodes),
  });
  return (
    <form
      className="max-w-2xl space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!proving.isPending) proving.mutate({ code: code.replaceAll(/\s/g, "") });
      }}
    >
      <div className="flex flex-col gap-4 sm:flex-row">
        <QrCode text={begun.uri} label="QR code of the key that also stands here as text" />
        <div className="min-w-0 space-y-3">
          <p className="text-ink-2">
            Scan this with your app. Or type the key (time-based, six digits), or{" "}
            <a href={begun.uri} className="link font-medium">
              open the app
            </a>{" "}
            if it is on this device. It is shown once.
          </p>
          <CopyText text={inGroups(begun.secret)} />
        </div>
      </div>
      <Field
        label="Code that the app shows now"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\s*\d{3}\s*\d{3}\s*"
        title="Six digits"
        autoFocus
        required
        maxLength={10}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        className="w-32 font-mono"
      />
      <div className="flex gap-2">
        <Button type="submit" look="solid" disabled={proving.isPending}>
          Switch it on
        </Button>
        <Button look="plain" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <Refusal error={proving.error} />
    </form>
  );
}

/** As people type it. Apps take it with the gaps. */
function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
