import { z } from "zod";
import { HEATMAP_AXES } from "@/lib/core/store/event-store";
import { Heatmap } from "./heatmap";
import { FilterQuery, RangeQuery } from "./query";
import { ClosedGate, EpochMs, Outcome, Range, TallyWire } from "./wire";

/** GET /api/v1/now: everything the Now screen shows, in one read. */
export const NowQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  rows: z.enum(HEATMAP_AXES).default("region"),
  columns: z.enum(HEATMAP_AXES).default("provider"),
});
export type NowQuery = z.infer<typeof NowQuery>;

/** One thing that is wrong, with its evidence. Wording belongs to the screen. */
export const Finding = z.object({
  outcome: Outcome,
  /** Where it is concentrated; a dimension that does not narrow it down is left out. */
  where: z.object({
    region: z.string().nullable().optional(),
    gateway: z.string().nullable().optional(),
    runtime: z.string().nullable().optional(),
    provider: z.string().nullable().optional(),
    model: z.string().nullable().optional(),
    key: z.string().nullable().optional(),
  }),
  /** Attempts with this outcome in this place from `since` (or the start of the range) to `until`. */
  count: z.number().int(),
  /** All attempts in the same place and time; `null` where the denominator is not known. */
  of: z.number().int().nullable(),
  /** Why `of` is withheld although every call is logged. */
  withheldBy: ClosedGate.optional(),
  /** All failures of this outcome in the range, anywhere. */
  countEverywhere: z.number().int(),
  /** First step of the episode that is still going on or was the last; `null` if it was there from the start of the range. */
  since: EpochMs.nullable(),
  /** Last step in which it occurred. */
  lastSeen: EpochMs,
  /** End of what was counted: the end of that step, at most the end of the range. Links to rows use it. */
  until: EpochMs,
  /** It still occurs in the last steps of the range. */
  ongoing: z.boolean(),
  /** Share of `count` on the key that has most of it. */
  key: z
    .object({ id: z.string().nullable(), label: z.string().nullable(), share: z.number() })
    .nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const Now = z.object({
  range: Range,
  asOf: EpochMs,
  stepMs: z.number().int(),
  /** `failing` while a finding is ongoing; `recovered` when all findings have ended. */
  verdict: z.enum(["failing", "recovered", "calm", "no_traffic", "no_data"]),
  /** Worst first. */
  findings: z.array(Finding),
  heatmap: Heatmap,
  /** Attempts by outcome over time, for the strip under the heatmap. */
  points: z.array(z.object({ t: EpochMs, ...TallyWire.shape })),
  /** Gateways that log failures only, with the advice that fixes it. */
  failuresOnly: z.array(
    z.object({
      gateway: z.string(),
      region: z.string().nullable(),
      advice: z.string(),
      copy: z.string(),
    }),
  ),
});
export type Now = z.infer<typeof Now>;
