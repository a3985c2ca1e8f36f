import type { Attempt, Dimension, Runtime } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Redacted } from "@/lib/core/log/redact";
import type { ReleaseGuess } from "@/lib/core/log/release";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type { Tally } from "@/lib/core/rollup/tally";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";

/** One stream of evidence about one Gateway. Region and runtime path come from here, never from a log line. */
export type Source = {
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly kind: SourceKind;
  /** Absolute path of the file, or a name for what has none. */
  readonly path: string;
};

/**
 * - `openclaw_log`: a Gateway's file log
 * - `timeline`: a Gateway's diagnostics timeline (`openclaw.diagnostics.v1`)
 * - `tuples`: one JSON object per attempt, of any gateway
 * - `sessions`: an `audit.activity.list` or `sessions.list` answer: one JSON document
 * - `push`: what was sent to `POST /api/v1/ingest`
 * - `otlp`: what was sent as OTLP/HTTP
 */
export const SOURCE_KINDS = [
  "openclaw_log",
  "timeline",
  "tuples",
  "sessions",
  "push",
  "otlp",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Proves by content that a file is the one we know, and says how far it was read. */
export type Checkpoint = {
  /** Bytes of the head that were hashed, and their hash: the same file may only have grown since. */
  readonly headBytes: number;
  readonly headHash: string;
  /** Bytes read so far (of the decompressed stream for gzip); always just after a complete line. */
  readonly offset: number;
  /** Hash of the last `tailBytes` before `offset`. */
  readonly tailBytes: number;
  readonly tailHash: string;
  /** Complete lines before `offset`. */
  readonly lines: number;
  readonly release: ReleaseGuess;
};

/** Where a line stands and what it is. `lineId`: 52 bits of a hash of Gateway and content. */
export type Sourced<T> = {
  readonly lineId: number;
  readonly offset: number;
  readonly bytes: number;
  readonly value: T;
};

export type RejectedLine = {
  readonly verdict: "unrecognised" | "malformed";
  /** A stable code, e.g. `not_json`, `timestamp`, `console_output`. */
  readonly reason: string;
  readonly at: EpochMs | null;
  readonly sample: Redacted;
};

/**
 * Evidence that is known to be missing.
 * - `queue_overflow`: records that the Gateway's log queue dropped (`count`: records)
 * - `coalesced`: decisions that the Gateway wrote as one (`count`: those left out)
 * - `not_saved`: bytes of a file that were gone before they were read (`count`: bytes, at least)
 */
export const LOSS_KINDS = ["queue_overflow", "coalesced", "not_saved"] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

export type Loss = {
  readonly what: LossKind;
  /** When it happened, or was noticed. */
  readonly at: EpochMs;
  readonly count: number;
};

/** What a Gateway wrote in ten minutes, whether or not it told of an attempt: tells "no traffic" from "no data". */
export type Activity = {
  readonly bucket: EpochMs;
  readonly lines: number;
  /** Lines that only a Gateway which logs every call writes: call starts and fast answers; tuples. */
  readonly everyCallMarks: number;
};

export const ACTIVITY_BUCKET_MS = 600_000;

/** Every line is counted in exactly one of the last three or is a record. */
export type LineCounts = {
  readonly bytes: number;
  readonly lines: number;
  readonly irrelevant: number;
  readonly unrecognised: number;
  readonly malformed: number;
};

/** One transaction. Counts cover only lines past the checkpoint that the file had before. */
export type IngestBatch = {
  readonly source: Source;
  readonly attempts: readonly Sourced<Attempt>[];
  readonly evidence: readonly Sourced<Evidence>[];
  /** Samples to show; identical lines are kept once. Their number is in `counts`. */
  readonly rejected: readonly Sourced<RejectedLine>[];
  /** Idempotent by time and line. */
  readonly losses?: readonly Sourced<Loss>[];
  readonly counts: LineCounts;
  readonly activity: readonly Activity[];
  /** `null`: nothing of the file is kept as read (a stream that cannot be resumed). */
  readonly checkpoint: Checkpoint | null;
  /**
   * The offset at which the stored checkpoint of this source must stand (0: there is none). If another
   * process has moved it meanwhile, evidence is still taken (it is idempotent), but counts, activity
   * and checkpoint are not applied. `null`: nothing in this batch is counted.
   */
  readonly countedFrom: number | null;
};

export type IngestResult = {
  /** Evidence records and tuples that were new. */
  readonly records: number;
  /** Records that were known already. */
  readonly duplicates: number;
  /** Attempts now minus attempts before. */
  readonly attempts: number;
};

/** Includes are ORed within a dimension and ANDed across; `null` is "unknown". */
export type AttemptFilter = {
  readonly include: Partial<Record<Dimension, readonly (string | null)[]>>;
  readonly exclude: Partial<Record<Dimension, readonly (string | null)[]>>;
  readonly outcomes: readonly Outcome[];
  readonly notOutcomes: readonly Outcome[];
};

export const NO_FILTER: AttemptFilter = { include: {}, exclude: {}, outcomes: [], notOutcomes: [] };

export const HEATMAP_AXES = [
  "region",
  "gateway",
  "runtime",
  "provider",
  "model",
  "key",
  "hour",
] as const;
export type HeatmapAxis = (typeof HEATMAP_AXES)[number];

/** What the sources of a slice can tell: every call, failures and slow answers only, or nothing at all. */
export type EvidenceLevel = "every_call" | "failures_only" | "none";

/** What a place wrote shortly before a range, and whether it wrote anything after it. */
export type HeardAround = {
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly before: EvidenceLevel;
  readonly after: boolean;
};

export type GroupedTally = { readonly values: readonly (string | null)[]; readonly tally: Tally };

/** An attempt as stored, with where it came from. */
export type StoredAttempt = Attempt & {
  /** Opaque, stable while the evidence is unchanged. */
  readonly id: string;
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  /** Path of the source. */
  readonly source: string;
};

export type EvidenceLine = {
  readonly source: string;
  readonly sourceKind: SourceKind;
  readonly offset: number;
  readonly bytes: number;
  readonly lineId: number;
  readonly evidence: Evidence | null;
};

export type SourceStats = Source & {
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  readonly records: number;
  readonly attempts: number;
  readonly irrelevant: number;
  readonly unrecognised: number;
  readonly malformed: number;
  readonly lastEventAt: EpochMs | null;
  readonly release: ReleaseGuess;
};

/** The write side: one process at a time writes, in whole batches. */
export interface EventWriter {
  write(batch: IngestBatch): IngestResult;
  checkpoint(source: Source): Checkpoint | null;
  /** Names of keys by id, for display; known ones are replaced. */
  setKeyLabels(labels: ReadonlyMap<string, string>): void;
  close(): void;
}

/** The read side. Asynchronous, because the next engine behind this port is not in this process. */
export interface EventReader {
  /** Sums by any dimensions over an exact half-open range, one entry per combination that occurred. */
  tallies(query: {
    range: TimeRange;
    by: readonly Dimension[];
    filter: AttemptFilter;
  }): Promise<GroupedTally[]>;
  /** The same per time step; `t` is the start of the step in UTC. Steps are `ROLLUP_LEVELS` sizes. */
  series(query: {
    range: TimeRange;
    by: readonly Dimension[];
    filter: AttemptFilter;
    stepMs: number;
  }): Promise<(GroupedTally & { readonly t: EpochMs })[]>;
  /** Newest first. `cursor` is opaque and comes from the previous page. */
  attempts(query: {
    range: TimeRange;
    filter: AttemptFilter;
    limit: number;
    cursor: string | null;
  }): Promise<{ attempts: StoredAttempt[]; nextCursor: string | null }>;
  attempt(id: string): Promise<{ attempt: StoredAttempt; lines: EvidenceLine[] } | null>;
  heardAround(range: TimeRange): Promise<HeardAround[]>;
  /** What the sources of each (gateway, region, runtime) could tell in the range. */
  evidenceLevels(
    range: TimeRange,
  ): Promise<
    { gateway: string; region: string | null; runtime: Runtime | null; level: EvidenceLevel }[]
  >;
  sources(): Promise<SourceStats[]>;
  rejected(query: {
    gateway: string | null;
    limit: number;
  }): Promise<(RejectedLine & { gateway: string; source: string; offset: number })[]>;
  /** What is known to be missing, newest first. */
  losses(range: TimeRange): Promise<(Loss & { gateway: string; source: string })[]>;
  /** Known values of each dimension, for filters. */
  values(): Promise<Record<Dimension, (string | null)[]>>;
  /** Names of keys by id, from `--profiles`. */
  keyLabels(): Promise<Map<string, string>>;
  extent(): Promise<{ firstAt: EpochMs | null; lastAt: EpochMs | null; attempts: number }>;
  /** Changes whenever what a reader would see changes. */
  version(): number;
  close(): void;
}
