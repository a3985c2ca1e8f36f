import { z } from "zod";
import { SOURCE_KINDS } from "@/lib/core/store/event-store";
import { FilterQuery, RangeQuery } from "./query";
import { CoverageWire, EpochMs, EvidenceLevel, Range, Runtime } from "./wire";

export const QualityQuery = z.object({ ...RangeQuery.shape, ...FilterQuery.shape });
export type QualityQuery = z.infer<typeof QualityQuery>;

export const Advice = z.object({
  code: z.string(),
  /** What it means and what to do, one or two sentences. */
  text: z.string(),
  /** A command or setting that can be copied. */
  copy: z.string().nullable(),
});

export const QualityGateway = z.object({
  gateway: z.string(),
  region: z.string().nullable(),
  runtime: Runtime,
  evidence: EvidenceLevel,
  sources: z.array(
    z.object({
      source: z.string(),
      kind: z.enum(SOURCE_KINDS),
      bytes: z.number().int(),
      lines: z.number().int(),
      records: z.number().int(),
      attempts: z.number().int(),
      irrelevant: z.number().int(),
      unrecognised: z.number().int(),
      malformed: z.number().int(),
      lastEventAt: EpochMs.nullable(),
      lagMs: z.number().nullable(),
      /** Release of the Gateway as its lines show it, e.g. "2026.9" or "2026.6 to 2026.7"; `null`: not known. */
      release: z.string().nullable(),
    }),
  ),
  attempts: z.number().int(),
  coverage: CoverageWire,
  advice: z.array(Advice),
});

export type QualityGateway = z.infer<typeof QualityGateway>;

export const Quality = z.object({
  range: Range,
  asOf: EpochMs,
  gateways: z.array(QualityGateway),
  /** Newest first, redacted, at most 50. */
  rejected: z.array(
    z.object({
      gateway: z.string(),
      source: z.string(),
      offset: z.number().int(),
      at: EpochMs.nullable(),
      verdict: z.enum(["unrecognised", "malformed"]),
      reason: z.string(),
      sample: z.string(),
    }),
  ),
});
export type Quality = z.infer<typeof Quality>;
