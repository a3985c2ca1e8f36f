import { z } from "zod";
import { INTERVENTION_KINDS } from "@/lib/core/intervention/mark";
import { CapabilityGapWire } from "./capabilities";
import { MarkedAnswer } from "./marks";
import { FilterQuery, RangeQuery } from "./query";
import { ModelTarget } from "./requests";
import { EpochMs, EvidenceLevel, Range } from "./wire";

/** GET /api/v1/downgrades. `provider` and `model` filter by the model asked for; `key` and `outcome` do not apply. */
export const DowngradesQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  stepMs: z.coerce.number().int().positive().optional(),
  /** Which table `format=csv` gives. */
  table: z
    .enum(["flows", "chains", "episodes", "points", "interventions", "marks"])
    .default("flows"),
});
export type DowngradesQuery = z.infer<typeof DowngradesQuery>;

const Count = z.number().int();

/** Requests by how they were served. All of them add up to `requests`, except skips, recoveries and coalesced ones. */
export const RequestSums = z.object({
  requests: Count,
  /** By the model asked for. */
  primary: Count,
  /** By a fallback step (`silent` ones apart). */
  downgraded: Count,
  /** By another model than the one asked for, and nothing decided for it. */
  silent: Count,
  exhausted: Count,
  aborted: Count,
  unknown: Count,
  /** Candidates passed over without a call. */
  skipped: Count,
  /** Probes of a cooling candidate that succeeded. */
  recovered: Count,
  /** Like decisions that Gateways left out: skips and steps are at least so many more. */
  coalesced: Count,
});
export type RequestSums = z.infer<typeof RequestSums>;

export const DowngradeFlow = z.object({
  /** `provider/model`; "unknown" parts are `?`. */
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  count: Count,
  silent: z.boolean(),
  cost: CapabilityGapWire,
});
export type DowngradeFlow = z.infer<typeof DowngradeFlow>;

export const Downgrades = z.object({
  range: Range,
  asOf: EpochMs,
  stepMs: Count,
  rowsSince: EpochMs.nullable(),
  /** Gateways that log failures only show fast successes as ends of runs at best. */
  evidence: EvidenceLevel,
  totals: RequestSums,
  /** Requests served by each fallback step, first step first. */
  steps: z.array(z.object({ step: Count, count: Count })),
  interventions: z.object({
    total: Count,
    byKind: z.partialRecord(z.enum(INTERVENTION_KINDS), Count),
  }),
  /** Steps with anything in them, in order of time. */
  points: z.array(z.object({ t: EpochMs, ...RequestSums.shape, interventions: Count })),
  /** Most first. */
  flows: z.array(DowngradeFlow),
  /** By the model asked for and Gateway: automatic beside manual. Most downgrades first. */
  chains: z.array(
    z.object({
      requested: ModelTarget,
      gateway: z.string(),
      ...RequestSums.shape,
      /** On that Gateway. */
      interventions: Count,
    }),
  ),
  /**
   * Episodes: from the first downgrade or exhausted request of a chain on a Gateway until its model served
   * again, exact to `stepMs`. `endedAt`: `null` while it lasts. Newest first, at most 100.
   */
  episodes: z.array(
    z.object({
      requested: ModelTarget,
      gateway: z.string(),
      startedAt: EpochMs,
      endedAt: EpochMs.nullable(),
      lastAt: EpochMs,
      requests: Count,
      reason: z.string().nullable(),
    }),
  ),
  ...MarkedAnswer,
});
export type Downgrades = z.infer<typeof Downgrades>;
