import { z } from "zod";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import { MarkedAnswer } from "./marks";
import { FilterQuery, RangeQuery } from "./query";
import { EpochMs, EvidenceLevel, Range, TallyWire } from "./wire";

export const RatesQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  /** Comma-separated dimensions. */
  by: z
    .string()
    .default("provider,model")
    .transform((text) => text.split(",").filter((name) => name !== ""))
    .pipe(z.array(z.enum(DIMENSIONS)).max(3)),
  /** A wish; the answer says what was used. */
  stepMs: z.coerce.number().int().positive().optional(),
  /** Which table `format=csv` gives: a row a step (left out), or a row a series. */
  table: z.enum(["steps", "series"]).optional(),
});
export type RatesQuery = z.infer<typeof RatesQuery>;

const Name = z.string().nullable();

export const RatesSeries = z.object({
  /** The dimensions asked for in `by`, each under its own name; `null` is "unknown". */
  gateway: Name.optional(),
  region: Name.optional(),
  runtime: Name.optional(),
  provider: Name.optional(),
  model: Name.optional(),
  key: Name.optional(),
  totals: TallyWire,
  /** Only steps with attempts, in order. A missing step is "none" or "unknown": see `evidence`. */
  points: z.array(z.object({ t: EpochMs, ...TallyWire.shape })),
});
export type RatesSeries = z.infer<typeof RatesSeries>;

export const Rates = z.object({
  range: Range,
  asOf: EpochMs,
  stepMs: z.number().int(),
  by: z.array(z.enum(DIMENSIONS)),
  /** Most attempts first. */
  series: z.array(RatesSeries),
  total: TallyWire,
  evidence: EvidenceLevel,
  labels: z.record(z.string(), z.string()),
  ...MarkedAnswer,
});
export type Rates = z.infer<typeof Rates>;
