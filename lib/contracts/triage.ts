import { z } from "zod";
import { SYMPTOMS } from "@/lib/core/triage/triage-order";
import { EpochMs } from "./wire";

/** See `lib/core/triage/triage-order.ts`. */
export const TriageStep = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  text: z.string().trim().min(1).max(200),
  why: z.string().trim().max(400),
});
export type TriageStep = z.infer<typeof TriageStep>;

const Symptom = z.enum(SYMPTOMS);
const Order = z
  .array(TriageStep)
  .max(12)
  .refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, {
    error: "Two steps of an order have the same id.",
  });

/** GET /api/v1/triage: what to do first about which symptom, in the organisation's order. */
export const Triage = z.object({
  asOf: EpochMs,
  /** Of the last edit; 0: as delivered. */
  version: z.number().int(),
  editedAt: EpochMs.nullable(),
  orders: z.record(Symptom, z.array(TriageStep)),
  /** As delivered. */
  defaults: z.record(Symptom, z.array(TriageStep)),
});
export type Triage = z.infer<typeof Triage>;

/**
 * PUT /api/v1/triage: 409 `conflict` where `version` is not the current one. A symptom that is left out
 * is as delivered; an empty order says that nothing is to be suggested.
 */
export const TriageEdit = z.object({
  version: z.number().int().nonnegative(),
  orders: z.partialRecord(Symptom, Order),
});
export type TriageEdit = z.infer<typeof TriageEdit>;
