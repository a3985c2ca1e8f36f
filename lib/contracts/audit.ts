import { z } from "zod";
import { AUDIT_ACTIONS } from "@/lib/core/audit/audit-entry";
import { Instant } from "./query";
import { EpochMs } from "./wire";

export const AuditEntryWire = z.object({
  seq: z.number().int(),
  at: EpochMs,
  actor: z.object({
    kind: z.enum(["person", "token", "local", "proxy", "nobody"]),
    id: z.string().nullable(),
    name: z.string(),
  }),
  address: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  hash: z.string(),
});
export type AuditEntryWire = z.infer<typeof AuditEntryWire>;

export const AuditQuery = z.object({
  from: Instant.optional(),
  to: Instant.optional(),
  /** Words that subject, actor or reason must hold. */
  q: z.string().max(200).optional(),
  /** A part of the name of who did it. */
  actor: z.string().max(200).optional(),
  /** A part of what it was done to. */
  subject: z.string().max(200).optional(),
  action: z.array(z.enum(AUDIT_ACTIONS)).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  cursor: z.string().max(20).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** GET /api/v1/audit: newest first. */
export const Audit = z.object({
  entries: z.array(AuditEntryWire),
  nextCursor: z.string().nullable(),
  /** Whether the chain verified when it was last looked at; `null`: not yet. */
  chain: z.object({ entries: z.number().int(), brokenAt: z.number().int().nullable() }).nullable(),
});
export type Audit = z.infer<typeof Audit>;
