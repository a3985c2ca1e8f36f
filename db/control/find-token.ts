import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { tokens } from "@/db/schema/control";
import type { EpochMs } from "@/lib/core/time/range";
import { MINUTE_MS } from "@/lib/core/time/range";
import { hashTokenSecret, isTokenSecret } from "./token-secret";

export type TokenRow = typeof tokens.$inferSelect;

/**
 * The token of a secret, if it is good now, with its use noted (at most once a minute). Found by the
 * hash of what was sent, so how long the search takes says nothing about any secret.
 */
export function findToken(db: ControlTx, secret: string, now: EpochMs): TokenRow | null {
  if (!isTokenSecret(secret)) return null;
  const token = db
    .select()
    .from(tokens)
    .where(eq(tokens.hash, hashTokenSecret(secret)))
    .get();
  if (token === undefined || token.revokedAt !== null) return null;
  if (token.expiresAt !== null && token.expiresAt <= now) return null;
  if (token.lastUsedAt === null || now - token.lastUsedAt >= MINUTE_MS) {
    db.update(tokens).set({ lastUsedAt: now }).where(eq(tokens.id, token.id)).run();
  }
  return token;
}
