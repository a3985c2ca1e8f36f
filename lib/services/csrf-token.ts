import { createHmac, timingSafeEqual } from "node:crypto";
import type { Principal } from "@/lib/core/access/principal";

/**
 * What a page of ours proves itself with when it writes: bound to the session, so that one of another
 * session, or of one that has ended, is worth nothing.
 */
export function csrfToken(key: Uint8Array, sessionId: string): string {
  return createHmac("sha256", key).update(sessionId).digest("base64url");
}

export function isCsrfToken(key: Uint8Array, sessionId: string, given: string | null): boolean {
  const wanted = Buffer.from(csrfToken(key, sessionId));
  const found = Buffer.from(given ?? "");
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

/**
 * What the proof is bound to: the session, or the person where a proxy lets them in, whose own cookie any
 * page could make a browser send. `null`: nothing that a browser sends by itself lets them in.
 */
export function csrfSubject(principal: Principal): string | null {
  if (principal.kind !== "person") return null;
  return principal.via === "proxy" ? `proxy ${principal.id}` : principal.sessionId;
}
