import { z } from "zod";
import { HEATMAP_AXES } from "@/lib/core/store/event-store";
import { SYMPTOMS } from "@/lib/core/triage/triage-order";
import { Heatmap } from "./heatmap";
import { MarkedAnswer, MarkWire } from "./marks";
import { FilterQuery, RangeQuery } from "./query";
import { TriageStep } from "./triage";
import { ClosedGate, EpochMs, Outcome, Range, Runtime, TallyWire } from "./wire";

/** GET /api/v1/now: everything the Now screen shows, in one read. */
export const NowQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  rows: z.enum(HEATMAP_AXES).default("region"),
  columns: z.enum(HEATMAP_AXES).default("provider"),
});
export type NowQuery = z.infer<typeof NowQuery>;

/** One thing that is wrong, with its evidence. Wording belongs to the screen. */
export const Finding = z.object({
  outcome: Outcome,
  /** Where it is concentrated; a dimension that does not narrow it down is left out. */
  where: z.object({
    region: z.string().nullable().optional(),
    gateway: z.string().nullable().optional(),
    runtime: z.string().nullable().optional(),
    provider: z.string().nullable().optional(),
    model: z.string().nullable().optional(),
    key: z.string().nullable().optional(),
  }),
  /** Attempts with this outcome in this place from `since` (or the start of the range) to `until`. */
  count: z.number().int(),
  /** All attempts in the same place and time; `null` where the denominator is not known. */
  of: z.number().int().nullable(),
  /** Why `of` is withheld although every call is logged. */
  withheldBy: ClosedGate.optional(),
  /** All failures of this outcome in the range, anywhere. */
  countEverywhere: z.number().int(),
  /** First step of the episode that is still going on or was the last; `null` if it was there from the start of the range. */
  since: EpochMs.nullable(),
  /** Last step in which it occurred. */
  lastSeen: EpochMs,
  /** End of what was counted: the end of that step, at most the end of the range. Links to rows use it. */
  until: EpochMs,
  /** It still occurs in the last steps of the range. */
  ongoing: z.boolean(),
  /** Share of `count` on the key that has most of it. */
  key: z
    .object({ id: z.string().nullable(), label: z.string().nullable(), share: z.number() })
    .nullable(),
  /** Known providers that failed so, and Gateways that saw it. */
  providers: z.array(z.string()).readonly(),
  gateways: z.array(z.string()).readonly(),
  /** What to look up in the order of actions: the outcome, or `partial`. */
  symptom: z.enum(SYMPTOMS),
  /** Keys of the same place of which some fail and some work; `null`: all fare alike, or it is not known. */
  split: z.object({ failing: z.array(z.string()), working: z.array(z.string()) }).nullable(),
  /** What callers got out of it: requests of the same place and reason. `null`: not known. */
  requests: z
    .object({
      exhausted: z.number().int(),
      hidden: z.number().int(),
      /** By which exactly these are found: models asked for, and reasons. */
      requested: z.array(z.string()),
      reasons: z.array(z.string()),
    })
    .nullable(),
  /** The newest of these failures, looked at one by one. */
  look: z.object({
    looked: z.number().int(),
    /** The Gateway files so many of them under a label that their evidence contradicts. */
    mislabelled: z.object({ label: z.string(), count: z.number().int() }).nullable(),
    /** So many of them broke after a 2xx, in the middle of the stream. */
    brokenStreams: z.number().int(),
    attemptId: z.string().nullable(),
  }),
  /** The last change of routing or keys shortly before it began, on one of its Gateways. */
  after: MarkWire.nullable(),
  /** By which findings are ranked, see `lib/core/verdict/impact.ts`. */
  impact: z.number(),
});
export type Finding = z.infer<typeof Finding>;

const KeyPlace = {
  gateway: z.string(),
  provider: z.string(),
};
const NamedKey = z.object({ id: z.string(), label: z.string().nullable() });
/** Whether it is so at the end of the range, and by what it is ranked. */
const Rank = { ongoing: z.boolean(), impact: z.number() };

/** Something that is wrong and that failures alone do not show. */
export const Notice = z.discriminatedUnion("kind", [
  /** Keys that only a person can bring back. */
  z.object({
    kind: z.literal("key_out"),
    ...KeyPlace,
    key: NamedKey,
    since: EpochMs.nullable(),
    until: EpochMs.nullable(),
    reason: z.string().nullable(),
    symptom: z.enum(SYMPTOMS).nullable(),
    ...Rank,
  }),
  /** Keys that are out for a time. */
  z.object({
    kind: z.literal("keys_cooling"),
    ...KeyPlace,
    keys: z.array(NamedKey),
    /** When the last of them will be ready, as the Gateway said. */
    until: EpochMs,
    reason: z.string().nullable(),
    symptom: z.enum(SYMPTOMS).nullable(),
    ...Rank,
  }),
  /** The Gateway says that a key is out, and calls with it succeed. */
  z.object({
    kind: z.literal("key_stuck"),
    ...KeyPlace,
    key: NamedKey,
    firstAt: EpochMs,
    lastAt: EpochMs,
    ...Rank,
  }),
  /** Keys that run into limits together: a spare that draws on the primary's budget. */
  z.object({
    kind: z.literal("shared_budget"),
    ...KeyPlace,
    keys: z.array(NamedKey),
    /** Times, of `of` on which one of them was limited. */
    count: z.number().int(),
    of: z.number().int(),
    firstAt: EpochMs,
    lastAt: EpochMs,
    symptom: z.enum(SYMPTOMS),
    ...Rank,
  }),
  /** Requests that another model served, which nothing decided for. `provider/model`. */
  z.object({
    kind: z.literal("silent"),
    requested: z.string(),
    served: z.string(),
    gateways: z.array(z.string()),
    count: z.number().int(),
    symptom: z.enum(SYMPTOMS),
    ...Rank,
  }),
  /** A Gateway that still calls a model which the others left for another. */
  z.object({
    kind: z.literal("left_behind"),
    gateway: z.string(),
    runtime: Runtime,
    provider: z.string(),
    model: z.string(),
    since: EpochMs,
    count: z.number().int(),
    others: z.array(z.string()),
    to: z.string(),
    ...Rank,
  }),
  /** A Gateway whose evidence stopped. */
  z.object({
    kind: z.literal("stopped"),
    gateway: z.string(),
    region: z.string().nullable(),
    lastAt: EpochMs,
    ...Rank,
  }),
]);
export type Notice = z.infer<typeof Notice>;

/** What callers got in the last minutes of the range. */
export const ServedNow = z.object({
  range: Range,
  requests: z.number().int(),
  primary: z.number().int(),
  downgraded: z.number().int(),
  silent: z.number().int(),
  exhausted: z.number().int(),
  aborted: z.number().int(),
  unknown: z.number().int(),
  /** Models that were asked for, `provider/model`: by which exactly these are found. */
  requested: z.array(z.string()),
});
export type ServedNow = z.infer<typeof ServedNow>;

export const Now = z.object({
  range: Range,
  asOf: EpochMs,
  stepMs: z.number().int(),
  /** `failing` while a finding, or a notice that users feel, is ongoing; `recovered` when all findings have ended. */
  verdict: z.enum(["failing", "recovered", "calm", "no_traffic", "no_data"]),
  /** Worst first. */
  findings: z.array(Finding),
  /** Worst first; not all of them are failures. */
  notices: z.array(Notice),
  /** What to do about the symptoms of these, in the organisation's order. */
  triage: z.object({
    /** 0: as delivered. */
    version: z.number().int(),
    orders: z.partialRecord(z.enum(SYMPTOMS), z.array(TriageStep)),
  }),
  /** Keys and outcomes do not narrow it down. `null`: no requests are kept of that time. */
  served: ServedNow.nullable(),
  heatmap: Heatmap,
  /** Attempts by outcome over time, for the strip under the heatmap. */
  points: z.array(z.object({ t: EpochMs, ...TallyWire.shape })),
  ...MarkedAnswer,
  /** Gateways that log failures only, with the advice that fixes it. */
  failuresOnly: z.array(
    z.object({
      gateway: z.string(),
      region: z.string().nullable(),
      advice: z.string(),
      copy: z.string(),
    }),
  ),
});
export type Now = z.infer<typeof Now>;
