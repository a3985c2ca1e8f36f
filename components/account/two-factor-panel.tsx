"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { PanelFrame, type PanelQuery } from "@/components/console/panel-frame";
import { Button } from "@/components/ui/button";
import { beginTwoFactor, disableTwoFactor, renewBackupCodes } from "@/lib/client/account-query";
import type { Account, TwoFactorBegun } from "@/lib/contracts/account";
import { BackupCodes } from "./backup-codes";
import { PasswordAgain } from "./password-again";
import { ProveApp } from "./prove-app";

type Step =
  | { at: "rest" }
  | { at: "begin" | "disable" | "renew" }
  | { at: "prove"; begun: TwoFactorBegun }
  | { at: "codes"; codes: readonly string[] };

/** A code of an app besides the password: what a stolen password does not have. */
export function TwoFactorPanel({ query }: { query: PanelQuery<Account> }) {
  return (
    <PanelFrame<Account>
      title="Second factor"
      note={({ twoFactor }) => (twoFactor ? "on" : "off")}
      query={query}
    >
      {(account) => <TwoFactor account={account} />}
    </PanelFrame>
  );
}

function TwoFactor({ account }: { account: Account }) {
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ at: "rest" });
  const rest = () => setStep({ at: "rest" });
  const changed = () => {
    void client.invalidateQueries({ queryKey: ["account"] });
    void client.invalidateQueries({ queryKey: ["me"] });
  };
  const showCodes = (codes: readonly string[]) => {
    setStep({ at: "codes", codes });
    changed();
  };
  const beginning = useMutation({
    mutationFn: beginTwoFactor,
    onSuccess: (begun) => setStep({ at: "prove", begun }),
  });
  const disabling = useMutation({
    mutationFn: disableTwoFactor,
    onSuccess: () => {
      rest();
      changed();
    },
  });
  const renewing = useMutation({
    mutationFn: renewBackupCodes,
    onSuccess: ({ backupCodes }) => showCodes(backupCodes),
  });
  switch (step.at) {
    case "rest":
      return <AtRest account={account} onStep={(at) => setStep({ at })} />;
    case "begin":
      return (
        <PasswordAgain
          verb="Go on"
          pending={beginning.isPending}
          error={beginning.error}
          onSend={(password) => beginning.mutate({ password })}
          onCancel={rest}
        >
          You need an authenticator app on your phone, or a password manager that makes codes.
        </PasswordAgain>
      );
    case "prove":
      return <ProveApp begun={step.begun} onDone={showCodes} onCancel={rest} />;
    case "codes":
      return <BackupCodes codes={step.codes} onDone={rest} />;
    case "renew":
      return (
        <PasswordAgain
          verb="Make new codes"
          pending={renewing.isPending}
          error={renewing.error}
          onSend={(password) => renewing.mutate({ password })}
          onCancel={rest}
        >
          The backup codes that you have now are good for nothing afterwards.
        </PasswordAgain>
      );
    case "disable":
      return (
        <PasswordAgain
          verb="Switch it off"
          pending={disabling.isPending}
          error={disabling.error}
          onSend={(password) => disabling.mutate({ password })}
          onCancel={rest}
        >
          The password alone lets in again, and your other sessions end.
        </PasswordAgain>
      );
  }
}

type AtRestProps = { account: Account; onStep: (at: "begin" | "disable" | "renew") => void };

function AtRest({ account, onStep }: AtRestProps) {
  if (!account.hasPassword) {
    return (
      <p className="text-ink-2">Single sign-on asks for it where it is wanted, not this console.</p>
    );
  }
  if (!account.twoFactor) {
    return (
      <div className="space-y-3">
        <p className="max-w-prose text-ink-2">
          Off: your password alone lets somebody in. With it on, a code of an app is asked for too.
        </p>
        <Button look="solid" onClick={() => onStep("begin")}>
          Switch on the second factor
        </Button>
      </div>
    );
  }
  const left = account.backupCodesLeft ?? 0;
  return (
    <div className="space-y-3">
      <p className="max-w-prose text-ink-2">
        On: a code of your app is asked for after the password.{" "}
        <span className={left <= 2 ? "font-medium text-warn" : undefined}>
          {left === 0
            ? "No backup code is"
            : left === 1
              ? "1 backup code is"
              : `${left} backup codes are`}{" "}
          left, for when the phone is not at hand.
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onStep("renew")}>Make new backup codes</Button>
        <Button look="plain" onClick={() => onStep("disable")}>
          Switch off the second factor
        </Button>
      </div>
    </div>
  );
}
