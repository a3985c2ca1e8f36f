import { z } from "zod";
import { EpochMs } from "./wire";

const Count = z.number().int();

/** GET /api/v1/routes/facts: what is known beside a table while it is edited and checked. */
export const RouteFactsWire = z.object({
  asOf: EpochMs,
  /** Of all Gateways, most attempts first. */
  models: z.array(
    z.object({
      model: z.string(),
      lastSeenAt: EpochMs,
      attempts: Count,
      /** The last 24 hours; ratios are over `rated` alone, and unknown where that is none. */
      day: z
        .object({
          attempts: Count,
          rated: z.object({ attempts: Count, succeeded: Count, rateLimited: Count }),
          p95Ms: z.number().nullable(),
          latencyCount: Count,
        })
        .nullable(),
      regions: z.array(z.string()),
    }),
  ),
  /** Empty: no evidence names a key, which says nothing of keys that are missing. */
  keys: z.array(z.object({ provider: z.string(), name: z.string() })),
  capabilities: z.object({
    tiers: z.array(z.string()),
    models: z.record(
      z.string(),
      z.object({
        tier: z.string().nullable(),
        vision: z.boolean().nullable(),
        tools: z.boolean().nullable(),
        contextTokens: z.number().nullable(),
      }),
    ),
  }),
});
export type RouteFactsWire = z.infer<typeof RouteFactsWire>;

/** What a check found (`lib/core/routes/check-issue.ts` has what each code says of it). */
export const CheckIssueWire = z.looseObject({
  id: z.string(),
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  scenario: z.string().nullable(),
  path: z.array(z.union([z.string(), Count])),
  isNew: z.boolean(),
});

/** GET /api/v1/routes/drafts/{id}/checks */
export const RouteChecks = z.object({
  /** Up to when traffic was looked at; `null`: none was, and checks are of the document alone. */
  asOf: EpochMs.nullable(),
  textHash: z.string(),
  /** `null`: the text cannot be read as a route table. */
  issues: z.array(CheckIssueWire).nullable(),
  /** Ids of warnings that an approval has to tick. */
  toTick: z.array(z.string()),
});
export type RouteChecks = z.infer<typeof RouteChecks>;
