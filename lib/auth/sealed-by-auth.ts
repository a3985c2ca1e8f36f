import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Auth } from "./open-auth";

/** A text as better-auth keeps its secrets: only with our keys it can be read. */
export async function sealByAuth(auth: Auth, text: string): Promise<string> {
  const { secretConfig } = await auth.$context;
  return symmetricEncrypt({ key: secretConfig, data: text });
}

/** `null`: it was sealed with other keys, as after a restore without the root secret. */
export async function unsealByAuth(auth: Auth, sealed: string): Promise<string | null> {
  const { secretConfig } = await auth.$context;
  return symmetricDecrypt({ key: secretConfig, data: sealed }).catch(() => null);
}
