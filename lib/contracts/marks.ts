import { z } from "zod";
import { INTERVENTION_KINDS, MARK_KINDS } from "@/lib/core/intervention/mark";
import { FilterQuery, RangeQuery } from "./query";
import { EpochMs, Range } from "./wire";

/** GET /api/v1/marks: what changed on Gateways. Only Gateway, region and runtime filters apply. */
export const MarksQuery = z.object({ ...RangeQuery.shape, ...FilterQuery.shape });
export type MarksQuery = z.infer<typeof MarksQuery>;

/** A line of evidence: file, byte offset, length. */
export const LinePlace = z.object({
  source: z.string(),
  offset: z.number().int(),
  bytes: z.number().int(),
});

/** See `lib/core/intervention/mark.ts`. */
export const MarkWire = z.object({
  id: z.string(),
  at: EpochMs,
  gateway: z.string().nullable(),
  kind: z.enum(MARK_KINDS),
  intervention: z.enum(INTERVENTION_KINDS).nullable(),
  paths: z.array(z.string()).readonly(),
  actor: z.string().nullable(),
  clean: z.boolean().nullable(),
  restart: z.enum(["awaited", "done"]).nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  lines: z.array(LinePlace).readonly(),
  /** The version of a route table that was committed; `null`: it is another kind. */
  route: z
    .object({
      ...{ table: z.string(), number: z.number().int(), sha: z.string(), title: z.string() },
      /** That serve its environment; `null`: nobody says which. */
      gateways: z.array(z.string()).readonly().nullable(),
    })
    .nullable(),
});
export type MarkWire = z.infer<typeof MarkWire>;

/** What changed, as every answer with a time axis has it. */
export const MarkedAnswer = {
  /** The newest ones, oldest first. */
  marks: z.array(MarkWire),
  /** Older ones of the same range that are not among them. */
  omittedMarks: z.number().int(),
};

export const Marks = z.object({ range: Range, asOf: EpochMs, ...MarkedAnswer });
export type Marks = z.infer<typeof Marks>;
