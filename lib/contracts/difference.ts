import { z } from "zod";
import type { Dimension } from "@/lib/core/attempt/attempt";
import { DIFFERENCE_DIMENSIONS, NOT_COMPARED } from "@/lib/core/difference/compare-slices";
import type { TimeRange } from "@/lib/core/time/range";
import { FilterQuery, Instant, RangeQuery } from "./query";
import { ClosedGate, EpochMs, Range } from "./wire";

/**
 * GET /api/v1/difference: which values occur more often in a selection than in the rest. The rest is what
 * the plain range and filters admit, less the selection. The selection is named by the same filters with
 * `in_` before them, and `in_from`, `in_to`; at least one of them must be there.
 */
export const DifferenceQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  in_from: Instant.optional(),
  in_to: Instant.optional(),
  in_gateway: FilterQuery.shape.gateway,
  in_region: FilterQuery.shape.region,
  in_runtime: FilterQuery.shape.runtime,
  in_provider: FilterQuery.shape.provider,
  in_model: FilterQuery.shape.model,
  in_key: FilterQuery.shape.key,
  in_outcome: FilterQuery.shape.outcome,
  in_not_outcome: FilterQuery.shape.not_outcome,
});
export type DifferenceQuery = z.infer<typeof DifferenceQuery>;

/** The filters by which attempts can be set apart from the rest. */
export type SelectingFilters = Pick<FilterQuery, Dimension | "outcome" | "not_outcome">;

/** What is compared with the rest: a cell, a band, a point. `range`: a part of the time; `null`: all of it. */
export type DifferenceSelection = {
  readonly range: TimeRange | null;
  readonly filters: SelectingFilters;
};

const Count = z.number().int();

export const DifferentValue = z.object({
  dimension: z.enum(DIFFERENCE_DIMENSIONS),
  /** `null`: unknown. An `hour`: its start, epoch ms. */
  value: z.string().nullable(),
  /** Name of a key. */
  label: z.string().nullable(),
  /** Of a `gatewayVersion`: the Gateways that are of it. */
  gateways: z.array(z.string()).optional(),
  /** Attempts with this value, and those that they are compared among. */
  selected: Count,
  selectedOf: Count,
  rest: Count,
  restOf: Count,
  /** 0…1 of the selection and of the rest. */
  selectedShare: z.number(),
  restShare: z.number(),
  /** `failures`: only attempts that did not go well are compared, because the others do not tell. */
  among: z.enum(["all", "failures"]),
  /** The rest is only what has the same values of these. */
  within: z.array(z.enum(DIFFERENCE_DIMENSIONS)).readonly(),
});
export type DifferentValue = z.infer<typeof DifferentValue>;

export const Difference = z.object({
  range: Range,
  asOf: EpochMs,
  /** Attempts. */
  selected: Count,
  rest: Count,
  /** Most over-represented first; only those whose excess is more than chance would give. */
  found: z.array(DifferentValue),
  /** How many were over-represented but are not in `found`: the least ones. */
  leftOut: Count,
  /** Dimensions that could not be compared, and why. */
  withheld: z.array(
    z.object({
      dimension: z.enum(DIFFERENCE_DIMENSIONS),
      why: z.union([z.enum(NOT_COMPARED), ClosedGate]),
      /** What the selection has most of, where it has several values; attempts. */
      most: z.array(
        z.object({ value: z.string().nullable(), label: z.string().nullable(), selected: Count }),
      ),
    }),
  ),
});
export type Difference = z.infer<typeof Difference>;
