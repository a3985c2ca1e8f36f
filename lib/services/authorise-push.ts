import { findToken, type TokenRow } from "@/db/control/find-token";
import { PushError } from "./push-error";
import type { PushStores } from "./push-stores";

/** A token that may push, and for which Gateway. */
export type PushToken = TokenRow & { readonly gateway: string };

/**
 * The token of a request that may push now. Throws `unauthorized` for a token that is missing, unknown,
 * revoked or over (one answer for all, so that nothing is learnt from it), `forbidden` for a good one of
 * another role, and `too_many_requests`.
 */
export function authorisePush(
  { control, rate, now }: PushStores,
  authorization: string | null,
): PushToken {
  const secret = /^Bearer +(\S{1,200})$/i.exec(authorization ?? "")?.[1];
  const token = secret === undefined ? null : findToken(control, secret, now());
  if (token === null) {
    throw new PushError(
      "unauthorized",
      "Send `Authorization: Bearer TOKEN` with a token of `signalbox token create --role ingest --gateway ID`. This one is missing, unknown, revoked or over.",
    );
  }
  const { gateway } = token;
  if (token.role !== "ingest" || gateway === null) {
    throw new PushError(
      "forbidden",
      `A token of role ${token.role} may not push: use one of role ingest.`,
    );
  }
  const waitS = rate.waitS(token.id, performance.now());
  if (waitS > 0) {
    throw new PushError("too_many_requests", "Too many requests with this token.", waitS);
  }
  return { ...token, gateway };
}
