import type { Attempt, Dimension, Runtime } from "@/lib/core/attempt/attempt";
import type { Evidence, EvidenceKind } from "@/lib/core/attempt/evidence";
import type { KeyUse, KeyUseQuery, UsedAt } from "@/lib/core/key/key-use";
import type { KeyName } from "@/lib/core/key/penalty";
import type { Redacted } from "@/lib/core/log/redact";
import type { ReleaseGuess } from "@/lib/core/log/release";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type {
  ModelTarget,
  PlacedRequest,
  RequestResult,
  RequestTrait,
  RequestTraits,
} from "@/lib/core/request/request";
import type { KeptSince } from "@/lib/core/rollup/kept-since";
import type { Counts, Tally } from "@/lib/core/rollup/tally";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";

/** One stream of evidence about one Gateway. Region and runtime path come from here, never from a log line. */
export type Source = {
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly kind: SourceKind;
  /** Absolute path of the file, now, or a name for what is none. */
  readonly path: string;
  /** The path or glob by which the file was found; `path` where that is not said. */
  readonly pattern?: string;
  /** What the file is known by, whatever its name: see `fileKey`. `path` for what is no file. */
  readonly file?: string;
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
  /** Bytes read so far (of the decompressed stream for gzip); always just after a line. */
  readonly offset: number;
  /** Hash of the last `tailBytes` before `offset`. */
  readonly tailBytes: number;
  readonly tailHash: string;
  /** The most bytes that the file was seen with: what is not read of them when it goes is lost. */
  readonly seenBytes: number;
  /** Complete lines before `offset`. */
  readonly lines: number;
  readonly release: ReleaseGuess;
  /** It was not there any more when it was last looked for. */
  readonly gone: boolean;
};

/** A file that was read, and is still looked for where it was. */
export type KnownFile = {
  readonly source: Source & { readonly file: string };
  readonly checkpoint: Checkpoint;
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

/** What a place wrote, in order of time; buckets without a line are left out. */
export type PlaceActivity = Pick<Source, "gateway" | "region" | "runtime"> & {
  readonly activity: readonly Activity[];
};

/** A file that is still there, and how far it was read. */
export type SourceFile = {
  readonly gateway: string;
  readonly pattern: string;
  readonly path: string;
  /** Bytes; of the decompressed stream for gzip. */
  readonly readTo: number;
  readonly lastEventAt: EpochMs | null;
};

/** A Gateway's label for failures whose evidence shows another outcome. */
export type Contradiction = {
  readonly gateway: string;
  readonly label: string;
  readonly outcome: Outcome;
  readonly count: number;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
};

export type Contradictions = {
  /** Most frequent first. */
  readonly found: readonly Contradiction[];
  /** How many failures were looked at, the newest ones. */
  readonly looked: number;
  /** There are older ones that were not. */
  readonly capped: boolean;
  /** From when on all were looked at. */
  readonly since: EpochMs;
};

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

/** `t`: the start of the step, or of the range. */
export type GroupedCounts = {
  readonly t: EpochMs;
  readonly values: readonly (string | null)[];
  readonly tally: Counts;
};

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

/** What writes did to attempts since a version of the store. */
export type Arrivals = {
  /** Up to which version this tells. */
  readonly version: number;
  /** Attempts that came or changed, whatever their time; those that came last first. */
  readonly attempts: readonly StoredAttempt[];
  /** Ids of attempts that are no more, or no longer match. */
  readonly gone: readonly string[];
  /** Attempts that came too and are not among these: more than `limit`, or more than the store noted. */
  readonly leftOut: number;
};

/** What tells cheaply that something happened. */
export type Pulse = {
  readonly version: number;
  /** Newest time of any attempt. */
  readonly lastAt: EpochMs | null;
  /** Only differences mean something: attempts that came meanwhile, less those that went. */
  readonly arrived: number;
};

export type EvidenceLine = {
  readonly source: string;
  readonly sourceKind: SourceKind;
  readonly offset: number;
  readonly bytes: number;
  readonly lineId: number;
  readonly evidence: Evidence | null;
};

/** Kinds of evidence that are found by time, whatever request they belong to. */
export const NOTED_KINDS = [
  "key_penalised",
  "failover_decided",
  "config_changed",
  "session_patched",
  "keys_changed",
  "gateway_lived",
] as const satisfies readonly EvidenceKind[];
export type NotedKind = (typeof NOTED_KINDS)[number];

/** A record of evidence, with where it stands. */
export type StoredFact = {
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly source: string;
  readonly offset: number;
  readonly bytes: number;
  readonly lineId: number;
  readonly evidence: Evidence;
};

/** A request as stored, with the attempts it was put together from. */
export type StoredRequest = {
  /** Opaque; changes while evidence of the request still arrives. */
  readonly id: string;
  readonly request: PlacedRequest;
  /** The first ones, in order of time; those of days whose rows were dropped are missing. */
  readonly attempts: readonly StoredAttempt[];
};

/** Empty lists admit everything; values of one list are alternatives. */
export type RequestsQuery = {
  readonly range: TimeRange;
  /** Place: of the request. All else: one attempt of the request matches. */
  readonly filter: AttemptFilter;
  readonly results: readonly RequestResult[];
  readonly traits: readonly RequestTrait[];
  /** As `targetRef` writes them. */
  readonly requested: readonly string[];
  readonly served: readonly string[];
  readonly reasons: readonly string[];
  readonly limit: number;
  readonly cursor: string | null;
};

/** What requests are counted by. */
export type RequestKind = RequestTraits & {
  readonly gateway: string;
  readonly requested: ModelTarget | null;
  readonly served: ModelTarget | null;
  readonly reason: string | null;
  readonly result: RequestResult;
  readonly step: number | null;
};

export type RequestCounts = {
  readonly kinds: readonly RequestKind[];
  readonly counts: readonly {
    /** Start of the step. */
    readonly t: EpochMs;
    /** Index into `kinds`. */
    readonly kind: number;
    readonly requests: number;
    readonly skips: number;
    readonly coalesced: number;
  }[];
};

export type LastOfKeysQuery = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  /** Only what there is of it is looked for. An empty provider is unknown. */
  readonly keys: readonly (KeyName & { readonly failed: boolean; readonly succeeded: boolean })[];
  /** Newest rows that are tried for all keys together before one is looked for by itself. */
  readonly walked?: number;
};

/** A key, and when it was last seen to fail and to succeed; `null`: not looked for. */
export type LastOfKey = KeyName & {
  readonly failureAt: EpochMs | null;
  readonly successAt: EpochMs | null;
};

/** Sums over the files of a pattern, which is the `path` here. */
export type SourceStats = Source & {
  /** Those that were there when they were last looked for. */
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

/** Lines of a Gateway by their ids; `evidence` is `null` for a tuple. */
export type KnownQuery = {
  readonly gateway: string;
  readonly lines: readonly {
    readonly lineId: number;
    readonly at: EpochMs;
    readonly evidence: Evidence | null;
  }[];
};

/** The write side: one process at a time writes, in whole batches. */
export interface EventWriter {
  write(batch: IngestBatch): IngestResult;
  /** How far the file of a source was read; `null` where it was not. */
  checkpoint(source: Pick<Source, "gateway" | "path" | "file">): Checkpoint | null;
  /** The files of a Gateway that are not gone. */
  filesOf(gateway: string): KnownFile[];
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
  /** Counts alone, by step; `null`: the whole range is one. */
  counts(query: {
    range: TimeRange;
    by: readonly Dimension[];
    filter: AttemptFilter;
    stepMs: number | null;
  }): Promise<GroupedCounts[]>;
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
  /** Newest first, by their ends. A page may be short and still have a cursor: looking further is capped. */
  requests(query: RequestsQuery): Promise<{ requests: StoredRequest[]; nextCursor: string | null }>;
  /**
   * The requests that an id of any kind names (request, trace, session, call, attempt, or a stored
   * request's own), newest first. `found`: `session` where the id is one.
   */
  findRequests(
    id: string,
    limit: number,
  ): Promise<{ found: "request" | "session"; requests: StoredRequest[] }>;
  /** Every line that a stored request was put together from, in order; its tuples, where it has no evidence. */
  requestLines(id: string): Promise<EvidenceLine[]>;
  /**
   * Requests by kind and step (`null`: the whole range is one), over an exact range, as `series`.
   * `provider` and `model` filter by the model asked for; keys and outcomes do not apply.
   */
  requestCounts(query: {
    range: TimeRange;
    filter: AttemptFilter;
    stepMs: number | null;
  }): Promise<RequestCounts>;
  /** From when on requests are kept: since an upgrade, until `signalbox rebuild` fills in what came before. */
  requestsSince(): Promise<EpochMs>;
  heardAround(range: TimeRange): Promise<HeardAround[]>;
  /** What the sources of each (gateway, region, runtime) could tell in the range. */
  evidenceLevels(
    range: TimeRange,
  ): Promise<
    { gateway: string; region: string | null; runtime: Runtime | null; level: EvidenceLevel }[]
  >;
  sources(): Promise<SourceStats[]>;
  /** Ids of those of these lines that are stored. */
  known(query: KnownQuery): Promise<Set<number>>;
  /** How far each file of a Gateway that is not gone was read, by its path. */
  readTo(gateway: string): Promise<Map<string, number>>;
  rejected(query: {
    gateway: string | null;
    limit: number;
  }): Promise<(RejectedLine & { gateway: string; source: string; offset: number })[]>;
  activity(range: TimeRange): Promise<PlaceActivity[]>;
  /** The files that are still there, at most `limit`, newest event first. */
  files(limit: number): Promise<SourceFile[]>;
  /** Looks at the newest `most` failures that the filter's dimensions admit. */
  contradictions(query: {
    range: TimeRange;
    filter: AttemptFilter;
    most: number;
  }): Promise<Contradictions>;
  /** What is known to be missing, newest first. */
  losses(range: TimeRange): Promise<(Loss & { gateway: string; source: string })[]>;
  /** Known values of each dimension, for filters. */
  values(): Promise<Record<Dimension, (string | null)[]>>;
  /** Evidence of these kinds in the range, oldest first. */
  facts(query: { range: TimeRange; kinds: readonly NotedKind[] }): Promise<StoredFact[]>;
  /** The first call that each query asks for; `null`: there is none. */
  firstUse(queries: readonly KeyUseQuery[]): Promise<(UsedAt | null)[]>;
  /** All calls that each query asks for. */
  keyUse(queries: readonly KeyUseQuery[]): Promise<KeyUse[]>;
  /** When each of these keys was last seen to fail and to succeed, as far as the filter admits it. */
  lastOfKeys(query: LastOfKeysQuery): Promise<LastOfKey[]>;
  /** Names of keys by id, from `--profiles`. */
  keyLabels(): Promise<Map<string, string>>;
  /**
   * From when on rows and sums are kept. Sums over a range that begins earlier are those of
   * `answerableRange`, in steps of at least `answerableStep`.
   */
  keptSince(): Promise<KeptSince>;
  extent(): Promise<{ firstAt: EpochMs | null; lastAt: EpochMs | null; attempts: number }>;
  /** `null` where the store no longer knows what happened since that version: read anew. */
  arrivals(query: {
    since: number;
    filter: AttemptFilter;
    limit: number;
  }): Promise<Arrivals | null>;
  pulse(): Promise<Pulse>;
  /** Changes whenever what a reader would see changes. */
  version(): number;
  close(): void;
}
