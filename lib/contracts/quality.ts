import { z } from "zod";
import { ADVICE_CODES } from "@/lib/core/quality/advice";
import { COVERED_FIELDS } from "@/lib/core/rollup/tally";
import { LOSS_KINDS, SOURCE_KINDS } from "@/lib/core/store/event-store";
import { TimeJump } from "./ingest-status";
import { FilterQuery, RangeQuery } from "./query";
import { CoverageWire, EpochMs, EvidenceLevel, Outcome, Range, Runtime } from "./wire";

export const QualityQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  /** Which table `format=csv` gives; left out: the sources. */
  table: z.enum(["sources", "coverage", "contradictions"]).optional(),
});
export type QualityQuery = z.infer<typeof QualityQuery>;

export const Advice = z.object({
  code: z.enum(ADVICE_CODES),
  /** What it means and what to do, one to three sentences. */
  text: z.string(),
  /** A command or setting that can be copied. */
  copy: z.string().nullable(),
  /** The command that is run after it, to be copied too. */
  afterwards: z.string().optional(),
});

export const QualitySource = z.object({
  /** Path, or the pattern by which files are found. */
  source: z.string(),
  kind: z.enum(SOURCE_KINDS),
  /** Those that were there when they were last looked for. */
  files: z.number().int(),
  bytes: z.number().int(),
  lines: z.number().int(),
  records: z.number().int(),
  attempts: z.number().int(),
  irrelevant: z.number().int(),
  unrecognised: z.number().int(),
  malformed: z.number().int(),
  lastEventAt: EpochMs.nullable(),
  lagMs: z.number().nullable(),
  /** Bytes in its files that were not read yet; `null` where that cannot be told (gzip, no file, the sample). */
  unreadBytes: z.number().int().nullable(),
  /** Last write of its newest file. */
  writtenAt: EpochMs.nullable(),
  /** By how much its newest event is later than now, or than the last write of its file; `null`: by no more than clocks differ. */
  aheadMs: z.number().nullable(),
  /** Release of the Gateway as its lines show it, e.g. "2026.9" or "2026.6 to 2026.7"; `null`: not known. */
  release: z.string().nullable(),
});
export type QualitySource = z.infer<typeof QualitySource>;

/** How many of the attempts of a step have each field. */
const CoverageStep = z.object({
  t: EpochMs,
  attempts: z.number().int(),
  covered: z.record(z.enum(COVERED_FIELDS), z.number().int()),
});

export const QualityGateway = z.object({
  gateway: z.string(),
  region: z.string().nullable(),
  runtime: Runtime,
  evidence: EvidenceLevel,
  /** It told of every call before and of failures only since then; `null`: it did not change. */
  failuresOnlySince: EpochMs.nullable(),
  /** From its newest event until that was stored, when it last was; `null`: the ingester has not said. */
  ingestLagMs: z.number().nullable(),
  sources: z.array(QualitySource),
  /** Lines in the ten-minute steps that the range touches. */
  lines: z.number().int(),
  attempts: z.number().int(),
  /** Of these, how many ended in a way that nothing tells. */
  unknownOutcomes: z.number().int(),
  coverage: CoverageWire,
  /** Only steps with attempts, in order. */
  coverageSteps: z.array(CoverageStep),
  /** Times without a line that are unusual for it; `to`: `null` while it lasts. */
  gaps: z.array(z.object({ from: EpochMs, to: EpochMs.nullable() })),
  advice: z.array(Advice),
});
export type QualityGateway = z.infer<typeof QualityGateway>;

export const QualityLoss = z.object({
  gateway: z.string(),
  source: z.string(),
  what: z.enum(LOSS_KINDS),
  /** Records or bytes, as `what` says. */
  count: z.number().int(),
  /** How often it was noticed. */
  times: z.number().int(),
  firstAt: EpochMs,
  lastAt: EpochMs,
});
export type QualityLoss = z.infer<typeof QualityLoss>;

export const QualityContradictions = z.object({
  /** Most frequent first. */
  found: z.array(
    z.object({
      gateway: z.string(),
      /** What the Gateway called them. */
      label: z.string(),
      /** What the evidence shows. */
      outcome: Outcome,
      count: z.number().int(),
      firstAt: EpochMs,
      lastAt: EpochMs,
    }),
  ),
  /** How many failures were looked at: the newest ones. */
  looked: z.number().int(),
  /** There are older ones that were not. */
  capped: z.boolean(),
  /** From when on all were looked at. */
  since: EpochMs,
});

export const Quality = z.object({
  range: Range,
  asOf: EpochMs,
  /** Of `coverageSteps`. */
  stepMs: z.number().int(),
  gateways: z.array(QualityGateway),
  losses: z.array(QualityLoss),
  /** Of logs that are followed, since the ingester started. */
  timeJumps: z.array(TimeJump),
  contradictions: QualityContradictions,
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
