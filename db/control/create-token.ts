import type { ControlTx } from "@/db/open-control";
import { tokens } from "@/db/schema/control";
import type { TokenRole } from "@/lib/core/push/token-role";
import type { EpochMs } from "@/lib/core/time/range";
import { hashTokenSecret, newTokenSecret } from "./token-secret";

export type NewToken = {
  readonly name: string;
  readonly role: TokenRole;
  readonly gateway: string | null;
  readonly expiresAt: EpochMs | null;
  /** Name of who makes it. */
  readonly createdBy: string | null;
};

/** Makes a token. The secret is in the answer and nowhere else. A Gateway that it names must exist. */
export function createToken(
  db: ControlTx,
  token: NewToken,
  now: EpochMs,
): { id: number; secret: string } {
  const secret = newTokenSecret(token.role);
  const { id } = db
    .insert(tokens)
    .values({ ...token, hash: hashTokenSecret(secret), createdAt: now })
    .returning({ id: tokens.id })
    .get();
  return { id, secret };
}
