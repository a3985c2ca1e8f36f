import type { ControlTx } from "@/db/open-control";
import { tokens } from "@/db/schema/control";

/** All tokens in the order in which they were made, without what is kept of their secrets. */
export function listTokens(db: ControlTx) {
  return db
    .select({
      id: tokens.id,
      name: tokens.name,
      role: tokens.role,
      gateway: tokens.gateway,
      createdAt: tokens.createdAt,
      createdBy: tokens.createdBy,
      expiresAt: tokens.expiresAt,
      revokedAt: tokens.revokedAt,
      lastUsedAt: tokens.lastUsedAt,
    })
    .from(tokens)
    .orderBy(tokens.id)
    .all();
}
