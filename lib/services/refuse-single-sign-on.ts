import { hasRecentAudit } from "@/db/control/has-recent-audit";
import { endOidcAttempt } from "@/lib/auth/oidc-attempt";
import { NOBODY } from "@/lib/core/access/principal";
import type { SignOnRefusal } from "@/lib/core/access/sign-on-refusal";
import { MINUTE_MS } from "@/lib/core/time/range";
import { audited } from "./audited";
import type { GoOn, SingleSignOnStores } from "./single-sign-on-stores";

/** Who it is where the provider has not proven anybody. */
const UNPROVEN = "single sign-on";

/**
 * Back to the sign-in page, which says why. Written to the audit log; what repeats, of one address, once a
 * minute.
 *
 * @param email of whom the provider has proven.
 */
export function refuseSingleSignOn(
  stores: SingleSignOnStores,
  why: SignOnRefusal,
  email: string | null = null,
): GoOn {
  const { control, address, now, url } = stores;
  const entry = { action: "sign_in.failed", subject: email ?? UNPROVEN } as const;
  if (!hasRecentAudit(control, { ...entry, address }, now - MINUTE_MS)) {
    audited({ ...stores, principal: NOBODY }, (_, note) =>
      note({ ...entry, after: { by: "oidc", why } }),
    );
  }
  return { location: `${url}/sign-in?refused=${why}`, cookies: [endOidcAttempt(url)] };
}
