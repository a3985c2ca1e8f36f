import { isAPIError } from "better-auth/api";
import type { Auth } from "./open-auth";
import { peerHeaders } from "./peer-headers";

export type SecondFactor = { readonly kind: "totp" | "backup_code"; readonly code: string };

export type TriedSecondFactor =
  | { readonly state: "wrong" }
  /** No password was given before, or too long ago, or too many codes were tried with it. */
  | { readonly state: "start_again" }
  /** Too many wrong codes of this person, from wherever: none is read for a quarter of an hour. */
  | { readonly state: "locked" }
  /** Right. The session of the token is not alive yet. */
  | {
      readonly state: "right";
      readonly userId: string;
      readonly token: string;
      readonly cookies: readonly string[];
    };

/** Whether a code is right of the person who just gave their password; the cookie tells who that was. */
export async function trySecondFactor(
  auth: Auth,
  request: Headers,
  { kind, code }: SecondFactor,
): Promise<TriedSecondFactor> {
  const headers = peerHeaders(request, [".two_factor"]);
  const body = { code: kind === "totp" ? code.replace(/\s/g, "") : asWritten(code) };
  const call = { body, headers, returnHeaders: true } as const;
  try {
    const answer =
      kind === "totp" ? await auth.api.verifyTOTP(call) : await auth.api.verifyBackupCode(call);
    const { token, user } = answer.response;
    if (typeof token !== "string") return { state: "start_again" };
    const cookies = answer.headers.getSetCookie();
    return { state: "right", userId: user.id, token, cookies };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    return { state: stateOf(error.body?.code) };
  }
}

/** A backup code as it was shown, however it was typed. */
function asWritten(code: string): string {
  const letters = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return `${letters.slice(0, letters.length / 2)}-${letters.slice(letters.length / 2)}`;
}

function stateOf(code: string | undefined): "wrong" | "start_again" | "locked" {
  switch (code) {
    case "INVALID_CODE":
    case "INVALID_BACKUP_CODE":
      return "wrong";
    case "ACCOUNT_TEMPORARILY_LOCKED":
      return "locked";
    default:
      return "start_again";
  }
}
