import { z } from "zod";
import { EpochMs } from "./wire";

const Count = z.number().int();

/** GET /api/v1/routes/facts. Without a table: of all Gateways. */
export const RouteFactsQuery = z.object({ table: z.string().max(64).optional() });
export type RouteFactsQuery = z.infer<typeof RouteFactsQuery>;

/** GET /api/v1/routes/facts: what is known beside a table while it is edited and checked. */
export const RouteFactsWire = z.object({
  asOf: EpochMs,
  /** Whose traffic this is: those that serve the table's environment; `null`: all, because none is said to. */
  gateways: z.array(z.string()).readonly().nullable(),
  /** Most attempts first. */
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
  /** What only Gateways of other environments called in the last 30 days. */
  elsewhere: z.array(z.object({ model: z.string(), lastSeenAt: EpochMs })),
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
  /** Whose traffic was looked at: those that serve the table's environment; `null`: all. */
  gateways: z.array(z.string()).readonly().nullable(),
  textHash: z.string(),
  /** `null`: the text cannot be read as a route table. */
  issues: z.array(CheckIssueWire).nullable(),
  /** Ids of warnings that an approval has to tick. */
  toTick: z.array(z.string()),
});
export type RouteChecks = z.infer<typeof RouteChecks>;
