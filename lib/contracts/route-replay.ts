import { z } from "zod";
import { FATES, REPLAY_GAPS } from "@/lib/core/routes/replay-requests";
import { RangeQuery } from "./query";
import { OfDraft } from "./route-drafts";
import { EpochMs, Range } from "./wire";

const Count = z.number().int();

/** Which of the replayed requests are listed; `changed`: those that go elsewhere or fare otherwise. */
export const REPLAY_LISTS = [
  "changed",
  "elsewhere",
  "cooling",
  "exhausted",
  "known",
  ...REPLAY_GAPS,
] as const;
export const ReplayList = z.enum(REPLAY_LISTS);
export type ReplayList = z.infer<typeof ReplayList>;

/** GET /api/v1/routes/drafts/{id}/replay. Without a range: the last 24 hours of evidence. */
export const RouteReplayQuery = OfDraft.extend({
  ...RangeQuery.shape,
  /** Only requests of these Gateways; without: of those that serve the table's environment, else of all. */
  gateway: z.array(z.string().max(200)).max(100).optional(),
  list: ReplayList.default("changed"),
  /** Of the list, only those of these scenarios, as one text with spaces between. */
  scenario: z.string().max(4_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** So many of the list are left out from its beginning. */
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type RouteReplayQuery = z.infer<typeof RouteReplayQuery>;

const Fates = z.object({ cooling: Count, exhausted: Count });

const Sums = z.object({
  requests: Count,
  /** The chain begins with another model. */
  elsewhere: Count,
  base: Fates,
  draft: Fates,
  /** Of them, those of whose first models evidence names a key. */
  withKeys: Count,
  /** Of those whose first model had no key ready in the base and that had a call: in how many it was passed over. */
  met: z.object({ requests: Count, passedOver: Count }),
});

const Passage = z.object({
  first: z.string(),
  fate: z.enum(FATES),
  isKeyKnown: z.boolean(),
});

/** See `lib/core/routes/replay-requests.ts` for what the words mean. */
export const ReplayedRequest = z.object({
  /** Of `GET /api/v1/requests/{id}`. */
  id: z.string(),
  at: EpochMs,
  gateway: z.string(),
  requested: z.string().nullable(),
  tried: z.array(z.string()),
  kind: z.enum(["known", ...REPLAY_GAPS]),
  scenarios: z.array(z.string()),
  base: Passage.nullable(),
  draft: Passage.nullable(),
});
export type ReplayedRequest = z.infer<typeof ReplayedRequest>;

export const RouteReplay = z.object({
  range: Range,
  textHash: z.string(),
  /** `null`: the text, or that of its base, cannot be read as a route table. */
  replay: z
    .object({
      /** There is no version yet: the draft is set beside itself, and nothing can go elsewhere. */
      isFirst: z.boolean(),
      /** Requests that were looked at, the newest of the range. */
      looked: Count,
      /** There are older ones in the range; `null`: there are none. */
      since: EpochMs.nullable(),
      total: Sums,
      gaps: z.object({ no_model: Count, outside: Count, ambiguous: Count, unsayable: Count }),
      scenarios: z.array(
        Sums.extend({
          scenarios: z.array(z.string()),
          flows: z.array(
            z.object({
              from: z.string(),
              to: z.string(),
              requests: Count,
            }),
          ),
        }),
      ),
      /** That serve the table's environment, and were replayed unless others were asked for; `null`: none is said to. */
      environment: z.array(z.string()).readonly().nullable(),
      /** Gateways that had requests, and those of them whose logs leave out fast successes. */
      gateways: z.array(z.string()),
      failuresOnly: z.array(z.string()),
      /** Requests whose agent a line names. */
      withAgent: Count,
      list: z.object({ of: ReplayList, count: Count, requests: z.array(ReplayedRequest) }),
    })
    .nullable(),
});
export type RouteReplay = z.infer<typeof RouteReplay>;
