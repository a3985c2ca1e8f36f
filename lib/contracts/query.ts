import { z } from "zod";
import { RUNTIMES } from "@/lib/core/attempt/attempt";
import { OUTCOMES } from "@/lib/core/outcome/outcome";

/** ISO 8601 or epoch milliseconds. */
export const Instant = z.union([
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  z.number().int().nonnegative(),
]);

const Names = z.array(z.string().max(400)).max(100).optional();

/**
 * Filters of every read. Repeatable; values of one name are alternatives. An empty value means
 * "unknown". `not_…` excludes.
 */
export const FilterQuery = z.object({
  gateway: Names,
  region: Names,
  runtime: z.array(z.union([z.enum(RUNTIMES), z.literal("")])).optional(),
  provider: Names,
  model: Names,
  key: Names,
  outcome: z.array(z.enum(OUTCOMES)).optional(),
  not_gateway: Names,
  not_region: Names,
  not_runtime: z.array(z.union([z.enum(RUNTIMES), z.literal("")])).optional(),
  not_provider: Names,
  not_model: Names,
  not_key: Names,
  not_outcome: z.array(z.enum(OUTCOMES)).optional(),
});
export type FilterQuery = z.infer<typeof FilterQuery>;

/** Half-open. Default: the last 24 hours. */
export const RangeQuery = z.object({ from: Instant.optional(), to: Instant.optional() });
