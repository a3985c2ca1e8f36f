import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";

const NAME = "signalbox.oidc";
const SECRET_BYTES = 32;
/** For as long somebody may be at the provider. */
const KEPT_MS = 10 * MINUTE_MS;
/** Of the way back: more does not fit into a cookie with certainty. */
const MOST_NEXT = 1_500;

/**
 * A sign-in under way at the provider. All that it has of us follows from a secret in a cookie, so that only
 * the browser that began it can end it, and nothing is stored of sign-ins that nobody ends.
 */
export type OidcAttempt = {
  /** Comes back in the address: the answer is to this attempt. */
  readonly state: string;
  /** Comes back in the id token: it was made for this attempt. */
  readonly nonce: string;
  /** Goes with the code (RFC 7636): only who began can redeem it. */
  readonly verifier: string;
  /** RFC 7636, S256. */
  readonly challenge: string;
  /** The path to go on to; not checked. */
  readonly next: string;
};

/** @param key signs the cookie, so that its end and its way back are ours. */
export function beginOidcAttempt(
  key: Uint8Array,
  url: string,
  next: string,
  now: EpochMs,
): { readonly attempt: OidcAttempt; readonly cookie: string } {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const kept = next.length > MOST_NEXT ? "/now" : next;
  const said = [secret, now + KEPT_MS, Buffer.from(kept).toString("base64url")].join(".");
  const cookie = cookieOf(`${said}.${mac(key, `oidc ${said}`)}`, url, KEPT_MS / 1_000);
  return { attempt: attemptOf(secret, kept), cookie };
}

/** The attempt of the browser that sends these headers; `null`: none, or it took too long. */
export function findOidcAttempt(
  key: Uint8Array,
  headers: Headers,
  now: EpochMs,
): OidcAttempt | null {
  const cookie = (headers.get("cookie") ?? "")
    .split(";")
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${NAME}=`));
  const [secret = "", end = "", next = "", proof = ""] =
    cookie?.slice(NAME.length + 1).split(".") ?? [];
  if (!isSame(proof, mac(key, `oidc ${secret}.${end}.${next}`))) return null;
  if (now >= Number(end)) return null;
  return attemptOf(secret, Buffer.from(next, "base64url").toString("utf8"));
}

/** Makes the browser forget its attempt: each is answered once. */
export function endOidcAttempt(url: string): string {
  return cookieOf("", url, 0);
}

/** In a time that says nothing of where they differ. */
export function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function attemptOf(secret: string, next: string): OidcAttempt {
  const verifier = mac(secret, "verifier");
  return {
    ...{ state: mac(secret, "state"), nonce: mac(secret, "nonce"), verifier, next },
    challenge: createHash("sha256").update(verifier).digest("base64url"),
  };
}

function mac(key: Uint8Array | string, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

function cookieOf(value: string, url: string, maxAgeS: number): string {
  const { pathname, protocol } = new URL(url);
  return [
    `${NAME}=${value}`,
    `Max-Age=${maxAgeS}`,
    `Path=${pathname.replace(/\/$/, "")}/api/auth/oidc`,
    // The provider's page leads back here: with Strict the cookie would stay behind.
    ...["HttpOnly", "SameSite=Lax"],
    ...(protocol === "https:" ? ["Secure"] : []),
  ].join("; ");
}
