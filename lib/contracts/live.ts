import { z } from "zod";
import { AttemptRow } from "./attempts";
import { FilterQuery } from "./query";
import { EpochMs } from "./wire";

/** GET /api/v1/live: server-sent events; the names are the keys of `LIVE_EVENTS`. */
export const LiveQuery = z.object({
  /** `1`: also the attempts that arrive, as far as the filters admit them. */
  attempts: z.literal("1").optional(),
  /** The id of the last event that was seen; like `Last-Event-ID`, which wins. */
  after: z.string().max(40).optional(),
  ...FilterQuery.shape,
});
export type LiveQuery = z.infer<typeof LiveQuery>;

/** At once, and whenever what a reader would see has changed. */
export const LivePulse = z.object({
  asOf: EpochMs,
  /** `sample`: nothing new arrives. */
  mode: z.enum(["sample", "live"]),
  version: z.string(),
  /** Newest time of any attempt. */
  lastAt: EpochMs.nullable(),
  /** Only differences mean something: attempts that came meanwhile, less those that went. */
  arrived: z.number().int(),
});
export type LivePulse = z.infer<typeof LivePulse>;

export const LiveAttempts = z.object({
  asOf: EpochMs,
  /** These are the newest of all that match, in place of whatever was sent before. */
  fresh: z.boolean(),
  /** New or changed, whatever their time; those that arrived last first. */
  attempts: z.array(AttemptRow),
  /** Ids of attempts that are no more, or no longer match. */
  gone: z.array(z.string()),
  /** Arrived as well, and not sent because there were too many. */
  leftOut: z.number().int(),
});
export type LiveAttempts = z.infer<typeof LiveAttempts>;

/** Says only that the stream is alive; a comment would not be seen by who listens. */
export const LiveBeat = z.object({ asOf: EpochMs });

export const LIVE_EVENTS = { pulse: LivePulse, attempts: LiveAttempts, beat: LiveBeat } as const;

/** A beat comes this often; who hears nothing for much longer is not connected any more. */
export const BEAT_EVERY_MS = 10_000;
