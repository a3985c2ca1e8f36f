import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { tokens } from "@/db/schema/control";
import type { TokenRow } from "./find-token";
import { hashTokenSecret, isTokenSecret } from "./token-secret";

/** The token of a secret, good or not any more; `null`: there never was one. For saying who was refused. */
export function findBadToken(db: ControlTx, secret: string): TokenRow | null {
  if (!isTokenSecret(secret)) return null;
  const hash = hashTokenSecret(secret);
  return db.select().from(tokens).where(eq(tokens.hash, hash)).get() ?? null;
}
