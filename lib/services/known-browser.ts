import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { DAY_MS } from "@/lib/core/time/range";
import type { AccountStores } from "./account-stores";

const NAME = "signalbox.known_browser";
const ID_BYTES = 16;
const KEPT_MS = 180 * DAY_MS;

/**
 * A browser in which this account has signed in before; `null`: it is not known. Its wrong passwords are
 * counted by themselves, so that whoever guesses elsewhere cannot keep the real person out (OWASP, "Device
 * cookies"). It proves nothing else: the password is asked for as always.
 */
export function knownBrowser({ headers, keys }: AccountStores, email: string): string | null {
  const cookie = (headers.get("cookie") ?? "")
    .split(";")
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${NAME}=`));
  const [id = "", proof = ""] = cookie?.slice(NAME.length + 1).split(".") ?? [];
  const [given, wanted] = [Buffer.from(proof), Buffer.from(proofOf(keys.blind, email, id))];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : null;
}

/** The `Set-Cookie` after a sign-in, by which the browser is known from then on. */
export function knownBrowserCookie({ keys, url }: AccountStores, email: string): string {
  const id = randomBytes(ID_BYTES).toString("base64url");
  const { pathname, protocol } = new URL(url);
  const attributes = [
    `${NAME}=${id}.${proofOf(keys.blind, email, id)}`,
    `Max-Age=${KEPT_MS / 1_000}`,
    `Path=${pathname.replace(/(.)\/$/, "$1")}`,
    ...["HttpOnly", "SameSite=Lax"],
    ...(protocol === "https:" ? ["Secure"] : []),
  ];
  return attributes.join("; ");
}

function proofOf(key: Uint8Array, email: string, id: string): string {
  return createHmac("sha256", key).update(`known browser ${email} ${id}`).digest("base64url");
}
