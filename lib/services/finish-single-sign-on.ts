import { spendSignInCode } from "@/db/control/spend-sign-in-code";
import type { ControlTx } from "@/db/open-control";
import { endOidcAttempt, findOidcAttempt, isSame, type OidcAttempt } from "@/lib/auth/oidc-attempt";
import type { OidcAnswer } from "@/lib/auth/open-oidc";
import { provenSession } from "@/lib/auth/proven-session";
import { ownPath } from "@/lib/core/access/own-path";
import { admitSignedOn } from "./admit-signed-on";
import { beginSession } from "./begin-session";
import { refuseSingleSignOn } from "./refuse-single-sign-on";
import { callbackOf, type GoOn, type SingleSignOnStores } from "./single-sign-on-stores";

/**
 * GET /api/auth/oidc/callback: somebody comes back from the provider. They are in, and go on to where they
 * wanted, or are back at the sign-in page, which says why.
 */
export async function finishSingleSignOn(
  stores: SingleSignOnStores,
  query: URLSearchParams,
): Promise<GoOn> {
  const { auth, headers, keys, url, now } = stores;
  const attempt = findOidcAttempt(keys.blind, headers, now);
  if (attempt === null || !isSame(query.get("state") ?? "", attempt.state)) {
    return refuseSingleSignOn(stores, "start_again");
  }
  const answer = await redeem(stores, query, attempt);
  if (answer.state === "refused") return refuseSingleSignOn(stores, answer.by);
  const { person } = answer;
  const admitted = admitSignedOn(stores, person);
  if (admitted.state === "refused") return refuseSingleSignOn(stores, admitted.why, person.email);
  const { userId } = admitted;
  const { token, cookies } = await provenSession(auth, headers, userId);
  const unless = (tx: ControlTx) =>
    !spendSignInCode(tx, keys.blind, { userId, code: attempt.state }, now);
  if (!beginSession(stores, { userId, token, by: "oidc", unless })) {
    return refuseSingleSignOn(stores, "start_again", person.email);
  }
  const location = `${url}${ownPath(attempt.next)}`;
  return { location, cookies: [...cookies, endOidcAttempt(url)] };
}

/** An answer that names another issuer is not taken to ours: it may be another one's code (RFC 9207). */
async function redeem(
  { oidc, url, now }: SingleSignOnStores,
  query: URLSearchParams,
  attempt: OidcAttempt,
): Promise<OidcAnswer> {
  const code = query.get("code");
  if (code === null || query.has("error")) return { state: "refused", by: "provider" };
  try {
    if (!(await oidc.isFromIssuer(query.get("iss"), now))) return { state: "refused", by: "token" };
  } catch {
    return { state: "refused", by: "provider" };
  }
  return oidc.redeem(code, attempt, callbackOf(url), now);
}
