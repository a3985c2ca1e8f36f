"use client";

import { useQuery } from "@tanstack/react-query";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { accountQuery } from "@/lib/client/account-query";
import { PasswordPanel } from "./password-panel";
import { RightsPanel } from "./rights-panel";
import { SessionsPanel } from "./sessions-panel";
import { SignOnPanel } from "./sign-on-panel";
import { TwoFactorPanel } from "./two-factor-panel";
import { useMe } from "./use-me";

export type AccountScreenProps = {
  /** There is a provider that proves people. */
  signOn: boolean;
};

/** What may I do here, and who else is signed in as me? */
export function AccountScreen({ signOn }: AccountScreenProps) {
  const me = useMe();
  const own = me.data?.via === "session";
  const account = useQuery({ ...accountQuery(), enabled: own });
  return (
    <>
      <SettingsTabs />
      <div className="max-w-5xl space-y-8">
        <RightsPanel query={me} />
        {own ? (
          <>
            <PasswordPanel query={account} />
            {signOn ? <SignOnPanel query={account} /> : null}
            <TwoFactorPanel query={account} />
            <SessionsPanel query={account} />
          </>
        ) : null}
      </div>
    </>
  );
}
