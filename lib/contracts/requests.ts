import { z } from "zod";
import { REQUEST_RESULTS, REQUEST_TRAITS } from "@/lib/core/request/request";
import { REQUEST_STAGES } from "@/lib/core/request/stages-of";
import { CapabilityGapWire } from "./capabilities";
import { FilterQuery, RangeQuery } from "./query";
import { EpochMs, Outcome, Range, Runtime } from "./wire";

export const RequestsQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  /** An id of any kind (request, trace, session, provider call), whole. Then the range does not count. */
  q: z.string().trim().max(400).optional(),
  result: z.array(z.enum(REQUEST_RESULTS)).optional(),
  /** Requests of which one of these is so. */
  trait: z.array(z.enum(REQUEST_TRAITS)).optional(),
  /** `provider/model` asked for first, and served by. */
  requested: z.array(z.string().max(800)).max(100).optional(),
  served: z.array(z.string().max(800)).max(100).optional(),
  /** Why the model asked for did not serve. */
  reason: z.array(z.string().max(100)).max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type RequestsQuery = z.infer<typeof RequestsQuery>;

export const ModelTarget = z.object({
  provider: z.string().nullable(),
  model: z.string().nullable(),
});

export const RequestAttempt = z.object({
  /** Of `GET /api/v1/attempts/{id}`. */
  id: z.string(),
  at: EpochMs,
  provider: z.string().nullable(),
  model: z.string().nullable(),
  keyId: z.string().nullable(),
  keyLabel: z.string().nullable(),
  status: z.number().int().nullable(),
  outcome: Outcome,
  latencyMs: z.number().nullable(),
});
export type RequestAttempt = z.infer<typeof RequestAttempt>;

/** A candidate passed over without a call. `until`: when its keys were said to be ready, from key records before. */
export const SkippedCandidate = z.object({
  at: EpochMs,
  provider: z.string(),
  model: z.string(),
  reason: z.string().nullable(),
  until: EpochMs.nullable(),
});
export type SkippedCandidate = z.infer<typeof SkippedCandidate>;

/** See `lib/core/request/request.ts` for what the fields mean. */
export const RequestRow = z.object({
  /** Opaque; what `GET /api/v1/requests/{id}` takes where a request has no id of its own. */
  id: z.string(),
  requestId: z.string().nullable(),
  traceId: z.string().nullable(),
  sessionId: z.string().nullable(),
  gateway: z.string(),
  region: z.string().nullable(),
  runtime: Runtime,
  startedAt: EpochMs,
  endedAt: EpochMs,
  result: z.enum(REQUEST_RESULTS),
  requested: ModelTarget.nullable(),
  served: ModelTarget.nullable(),
  step: z.number().int().nullable(),
  downgraded: z.boolean(),
  silent: z.boolean(),
  recovered: z.boolean(),
  reason: z.string().nullable(),
  skips: z.number().int(),
  /** The skips, in order of time; fewer than `skips` where their lines are kept no more. */
  skipped: z.array(SkippedCandidate),
  coalesced: z.number().int(),
  /** What the downgrade costs; `null`: it is none. */
  cost: CapabilityGapWire.nullable(),
  /** All attempts, of which `attempts` holds the first 50. */
  attemptCount: z.number().int(),
  /** In order of time. */
  attempts: z.array(RequestAttempt),
});
export type RequestRow = z.infer<typeof RequestRow>;

export const Requests = z.object({
  range: Range,
  asOf: EpochMs,
  rowsSince: EpochMs.nullable(),
  /** Newest first. */
  requests: z.array(RequestRow),
  nextCursor: z.string().nullable(),
});
export type Requests = z.infer<typeof Requests>;

/** Indexes into `lines` that a step was read from. */
const Lines = z.array(z.number().int());

/** What happened to a request, in order. Wording belongs to the screen. */
export const TrailStep = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("attempt"),
    at: EpochMs,
    startedAt: EpochMs.nullable(),
    ...RequestAttempt.omit({ at: true }).shape,
    gatewayReason: z.string().nullable(),
    errorPreview: z.string().nullable(),
    errorCode: z.string().nullable(),
    lines: Lines,
  }),
  /** The same model and key again, after a wait. */
  z.object({
    kind: z.literal("retry"),
    at: EpochMs,
    provider: z.string().nullable(),
    model: z.string().nullable(),
    attempt: z.number().int().nullable(),
    delayMs: z.number().nullable(),
    reason: z.string().nullable(),
    lines: Lines,
  }),
  /** Another key of the same provider. `toKeyId`: the key that the next calls used, where that is known. */
  z.object({
    kind: z.literal("rotation"),
    at: EpochMs,
    provider: z.string(),
    model: z.string(),
    keyId: z.string().nullable(),
    toKeyId: z.string().nullable(),
    reason: z.string().nullable(),
    lines: Lines,
  }),
  /** A key was penalised. */
  z.object({
    kind: z.literal("key"),
    at: EpochMs,
    provider: z.string(),
    keyId: z.string(),
    window: z.enum(["cooldown", "disabled"]).nullable(),
    until: EpochMs.nullable(),
    reused: z.boolean(),
    reason: z.string().nullable(),
    lines: Lines,
  }),
  /** A candidate passed over without a call. `until`: when its keys were said to be ready, from key records before. */
  z.object({
    kind: z.literal("skip"),
    at: EpochMs,
    provider: z.string(),
    model: z.string(),
    reason: z.string().nullable(),
    until: EpochMs.nullable(),
    keyId: z.string().nullable(),
    lines: Lines,
  }),
  /** A cooling candidate was tried all the same. */
  z.object({
    kind: z.literal("probe"),
    at: EpochMs,
    provider: z.string(),
    model: z.string(),
    reason: z.string().nullable(),
    lines: Lines,
  }),
  /** The next model of the chain. */
  z.object({
    kind: z.literal("fallback"),
    at: EpochMs,
    from: ModelTarget,
    to: ModelTarget,
    reason: z.string().nullable(),
    lines: Lines,
  }),
  /** How it ended. */
  z.object({
    kind: z.literal("end"),
    at: EpochMs,
    result: z.enum(REQUEST_RESULTS),
    served: ModelTarget.nullable(),
    /** `stop`, or why the chain was stopped. */
    reason: z.string().nullable(),
    lines: Lines,
  }),
]);
export type TrailStep = z.infer<typeof TrailStep>;

/** `seen`: a line tells of it. `failed`: and it failed. `not_logged`: no line of these logs can tell. */
export const RequestStage = z.object({
  stage: z.enum(REQUEST_STAGES),
  state: z.enum(["seen", "failed", "not_logged"]),
  /** Indexes into `lines`. */
  lines: Lines,
});

export const EvidenceLineWire = z.object({
  source: z.string(),
  offset: z.number().int(),
  at: EpochMs.nullable(),
  kind: z.string(),
  interpretation: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Read again from the file and redacted; `null` with the reason where that is not possible. */
  raw: z.string().nullable(),
  rawMissing: z.string().nullable(),
});

/** GET /api/v1/requests/{id}: `id` of any kind. A session answers its requests. */
export const RequestDetail = z.object({
  asOf: EpochMs,
  /** `null`: nothing has this id. */
  found: z.enum(["request", "session"]),
  /** Of a session: its requests, newest first, at most 200. Of a request: that one. */
  requests: z.array(RequestRow),
  /** The rest is of the one request, and empty for a session. */
  trail: z.array(TrailStep),
  stages: z.array(RequestStage),
  /** Index into `trail` of what the failure began with; `null`: nothing failed. */
  rootCause: z.number().int().nullable(),
  lines: z.array(EvidenceLineWire),
  labels: z.record(z.string(), z.string()),
  /** That its Gateway serves, which names its route table; `null`: nobody says, or who asks may not read tables. */
  environment: z.string().nullable(),
  /**
   * Versions of route tables that were in force when it began: that of its environment, or of every table
   * where that is not known; `null`: who asks may not read tables.
   */
  routeVersions: z
    .array(
      z.object({
        table: z.string(),
        number: z.number().int(),
        sha: z.string(),
        title: z.string(),
      }),
    )
    .nullable(),
});
export type RequestDetail = z.infer<typeof RequestDetail>;
