import { z } from "zod";
import { EpochMs } from "./wire";

/** Why the store takes nothing at the moment. */
export const STORE_TROUBLES = [
  "disk_full",
  "read_only",
  "unreachable",
  "moved",
  "damaged",
  "busy",
] as const;
export type StoreTroubleCode = (typeof STORE_TROUBLES)[number];

const Count = z.number().int().nonnegative();

/** What was taken in since the ingester started. Losses as they were offered: a line read twice counts twice. */
export const IngestTotals = z.object({
  batches: Count,
  writeMs: z.number(),
  bytes: Count,
  lines: Count,
  records: Count,
  attempts: z.number().int(),
  duplicates: Count,
  rejected: Count,
  losses: z.record(z.string(), Count),
});

export const GatewayProgress = z.object({
  gateway: z.string(),
  /** Newest event of the last batch that held any. */
  lastEventAt: EpochMs,
  /** From that event until it was stored. */
  lagMs: z.number(),
});

/** The clock of a Gateway went back: a record is earlier than the one before it in the same file. */
export const TimeJump = z.object({
  gateway: z.string(),
  source: z.string(),
  /** Time of the record after the jump. */
  at: EpochMs,
  backMs: z.number(),
});

/** What the ingester says of itself; the parts that may be missing are those of a newer release. */
export const IngestStatus = z.object({
  lookedAt: EpochMs,
  /** A sentence for a person where something is wrong or still being prepared. */
  message: z.string().nullable().catch(null),
  startedAt: EpochMs.nullish().catch(null),
  trouble: z
    .object({ code: z.enum(STORE_TROUBLES), since: EpochMs, text: z.string() })
    .nullish()
    .catch(null),
  totals: IngestTotals.nullish().catch(null),
  gateways: z.array(GatewayProgress).nullish().catch(null),
  timeJumps: z.array(TimeJump).nullish().catch(null),
  retention: z
    .object({ ranAt: EpochMs, rowDays: z.number(), droppedDays: Count, droppedRollupDays: Count })
    .nullish()
    .catch(null),
});
export type IngestStatus = z.infer<typeof IngestStatus>;

/** What the supervisor says of a process that it keeps running. */
export const ProcessStatus = z.object({
  restarts: Count,
  lastExit: z.object({ at: EpochMs, why: z.string() }).nullable(),
});
export type ProcessStatus = z.infer<typeof ProcessStatus>;

export const SupervisionStatus = z.object({
  startedAt: EpochMs,
  web: ProcessStatus,
  ingester: ProcessStatus,
});
export type SupervisionStatus = z.infer<typeof SupervisionStatus>;
