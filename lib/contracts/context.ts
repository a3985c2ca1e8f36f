import { z } from "zod";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import { ProcessStatus } from "./ingest-status";
import { EpochMs } from "./wire";

/** GET /api/v1/context: what the frame of every screen needs. */
export const Context = z.object({
  asOf: EpochMs,
  /** `sample`: no Gateway is configured, the bundled sample is shown. `live`: real evidence. */
  mode: z.enum(["sample", "live"]),
  gateways: z.number().int(),
  attempts: z.number().int(),
  firstAt: EpochMs.nullable(),
  /** Newest evidence of any source. */
  lastAt: EpochMs.nullable(),
  /** How long ago the ingester last looked at its sources; `null`: it has not yet. */
  ingest: z.object({
    /** `blocked`: it runs, but the store takes nothing; `message` says why. */
    state: z.enum(["running", "blocked", "stopped", "unknown"]),
    lookedAt: EpochMs.nullable(),
    message: z.string().nullable(),
    /** Since when it is blocked. */
    blockedSince: EpochMs.nullable(),
    /** Ends that nobody asked for since `npm start`; `null`: not started by it. */
    restarts: z.object({ web: ProcessStatus, ingester: ProcessStatus }).nullable(),
  }),
  /** Attempts of before are no longer kept as rows; `null`: none was dropped. */
  rowsSince: EpochMs.nullable(),
  /** Known values, for filters; `null` is "unknown". */
  values: z.record(z.enum(DIMENSIONS), z.array(z.string().nullable())),
  labels: z.record(z.string(), z.string()),
  version: z.string(),
});
export type Context = z.infer<typeof Context>;
