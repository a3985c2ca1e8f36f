import { z } from "zod";
import { MOST_TOKEN_DAYS } from "@/lib/core/access/token-life";
import { TOKEN_ROLES } from "@/lib/core/push/token-role";
import { EpochMs } from "./wire";

export const TokenWire = z.object({
  id: z.number().int(),
  name: z.string(),
  role: z.enum(TOKEN_ROLES),
  gateway: z.string().nullable(),
  createdAt: EpochMs,
  createdBy: z.string().nullable(),
  expiresAt: EpochMs.nullable(),
  revokedAt: EpochMs.nullable(),
  /** To the minute; `null`: never. */
  lastUsedAt: EpochMs.nullable(),
});
export type TokenWire = z.infer<typeof TokenWire>;

/** GET /api/v1/tokens */
export const Tokens = z.object({ tokens: z.array(TokenWire) });
export type Tokens = z.infer<typeof Tokens>;

/** POST /api/v1/tokens. An ingest token names its Gateway, no other does. */
export const TokenDraft = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.enum(TOKEN_ROLES),
  gateway: z.string().min(1).max(200).nullable(),
  /** Days after which it ends by itself. */
  days: z.number().int().min(1).max(MOST_TOKEN_DAYS),
  reason: z.string().trim().max(500).optional(),
});
export type TokenDraft = z.infer<typeof TokenDraft>;

/** DELETE /api/v1/tokens/{id}. Answers the token as it is then. */
export const TokenRevocation = z.object({ reason: z.string().trim().max(500).optional() });
export type TokenRevocation = z.infer<typeof TokenRevocation>;

/** The secret is here and nowhere else. */
export const NewTokenWire = z.object({ token: TokenWire, secret: z.string() });
export type NewTokenWire = z.infer<typeof NewTokenWire>;
