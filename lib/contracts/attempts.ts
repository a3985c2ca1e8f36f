import { z } from "zod";
import { FilterQuery, RangeQuery } from "./query";
import { EpochMs, Origin, Outcome, Range, Runtime } from "./wire";

export const AttemptsQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(200).optional(),
});
export type AttemptsQuery = z.infer<typeof AttemptsQuery>;

export const AttemptRow = z.object({
  id: z.string(),
  at: EpochMs,
  requestId: z.string().nullable(),
  traceId: z.string().nullable(),
  sessionId: z.string().nullable(),
  gateway: z.string(),
  region: z.string().nullable(),
  runtime: Runtime,
  provider: z.string().nullable(),
  model: z.string().nullable(),
  keyId: z.string().nullable(),
  /** The key's name where `--profiles` gave one. */
  keyLabel: z.string().nullable(),
  status: z.number().int().nullable(),
  outcome: Outcome,
  gatewayReason: z.string().nullable(),
  /** The Gateway's label does not say what the evidence says. */
  contradiction: z.boolean(),
  latencyMs: z.number().nullable(),
  ttfbMs: z.number().nullable(),
  routeVersion: z.string().nullable(),
  source: z.string(),
  origin: Origin,
  errorPreview: z.string().nullable(),
  errorCode: z.string().nullable(),
});
export type AttemptRow = z.infer<typeof AttemptRow>;

export const Attempts = z.object({
  range: Range,
  asOf: EpochMs,
  /** All that match and are kept one by one, not only this page. */
  total: z.number().int(),
  /** The range begins before it, where only sums are kept; `null`: all of its attempts are here. */
  rowsSince: EpochMs.nullable(),
  attempts: z.array(AttemptRow),
  nextCursor: z.string().nullable(),
});
export type Attempts = z.infer<typeof Attempts>;

/** GET /api/v1/attempts/{id} */
export const AttemptDetail = z.object({
  asOf: EpochMs,
  attempt: AttemptRow,
  /** How the outcome was decided, in order, in plain words. */
  reasoning: z.array(z.string()),
  /** The lines it was put together from, in time order. */
  lines: z.array(
    z.object({
      source: z.string(),
      offset: z.number().int(),
      at: EpochMs.nullable(),
      /** What we read in it. */
      kind: z.string(),
      /** It tells of this attempt and of no other; the rest of the lines are of the same trace. */
      own: z.boolean(),
      interpretation: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.null()]),
      ),
      /** The line itself, read again from the file and redacted; `null` with the reason where that is not possible. */
      raw: z.string().nullable(),
      rawMissing: z.string().nullable(),
    }),
  ),
});
export type AttemptDetail = z.infer<typeof AttemptDetail>;
