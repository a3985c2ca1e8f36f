import { z } from "zod";
import { ATTEMPT_ORIGINS, RUNTIMES } from "@/lib/core/attempt/attempt";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import { GATED_FIELDS } from "@/lib/core/quality/field-gates";
import { COVERED_FIELDS } from "@/lib/core/rollup/tally";

/** Epoch milliseconds. */
export const EpochMs = z.number().int();
export const Range = z.object({ from: EpochMs, to: EpochMs });
export const Outcome = z.enum(OUTCOMES);
/** A map from outcome to count; leaves out zeros. */
export const OutcomeCounts = z.partialRecord(Outcome, z.number().int().positive());
export const Runtime = z.enum(RUNTIMES).nullable();
export const Origin = z.enum(ATTEMPT_ORIGINS);
/**
 * `known`: the sources of all these attempts write every call, so a ratio over them is honest.
 * `partial`: some write failures and slow answers only; a ratio is honest over `rated` alone.
 * `unknown`: none writes every call; show counts, never a ratio.
 */
export const Denominator = z.enum(["known", "partial", "unknown"]);
/** What the sources of a slice can tell in a range. */
export const EvidenceLevel = z.enum(["every_call", "failures_only", "none"]);

/** A field that is known for too few attempts, and their share (0…1). */
export const ClosedGate = z.object({ field: z.enum(GATED_FIELDS), known: z.number() });

/** Percentiles are `null` where nothing was measured; `latencyCount` is their n. */
export const TallyWire = z.object({
  attempts: z.number().int(),
  outcomes: OutcomeCounts,
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  latencyCount: z.number().int(),
  denominator: Denominator,
  /** The attempts whose sources write every call: the only ones that a ratio may be made of. */
  rated: z.object({ attempts: z.number().int(), outcomes: OutcomeCounts }),
  /**
   * These attempts were picked out by a field that is known for too few of those they were picked from:
   * no ratio and no percentile may be made. Left out where that is not so.
   */
  withheldBy: ClosedGate.optional(),
});
export type TallyWire = z.infer<typeof TallyWire>;

/** 0…1 over attempts; `null` where there are none. */
export const CoverageWire = z.record(z.enum(COVERED_FIELDS), z.number().nullable());
