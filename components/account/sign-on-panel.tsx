"use client";

import { PanelFrame, type PanelQuery } from "@/components/console/panel-frame";
import { buttonLook } from "@/components/ui/button";
import { BASE_PATH } from "@/lib/client/base-path";
import type { Account } from "@/lib/contracts/account";

/** Of an account with a password: nobody takes it over by its address, so its owner links the two. */
export function SignOnPanel({ query }: { query: PanelQuery<Account> }) {
  return (
    <PanelFrame<Account> title="Single sign-on" query={query}>
      {(account) =>
        account.hasSignOn ? (
          <p className="text-ink-2">You can come by single sign-on.</p>
        ) : (
          <>
            <p className="mb-3 max-w-prose text-ink-2">
              The provider proves you, and from then on you can come by either. It must know you as{" "}
              {account.email}.
            </p>
            {/* No link of Next: it would be fetched before anybody wants it. */}
            <a
              href={`${BASE_PATH}/api/auth/oidc?next=%2Faccount`}
              className={buttonLook({ look: "outline" })}
            >
              Link single sign-on
            </a>
          </>
        )
      }
    </PanelFrame>
  );
}
