import { z } from "zod";
import { WINDOW_SCOPES } from "@/lib/core/key/find-windows";
import { KEY_BOUNDARIES } from "@/lib/core/key/key-boundary";
import { KEY_STATES } from "@/lib/core/key/key-state";
import { WINDOW_KINDS } from "@/lib/core/key/penalty";
import { WINDOW_ENDS } from "@/lib/core/key/settle-window";
import { LinePlace, MarkedAnswer } from "./marks";
import { FilterQuery, RangeQuery } from "./query";
import { ClosedGate, EpochMs, OutcomeCounts, Range, Runtime } from "./wire";

export const KeysQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  /** Which table `format=csv` gives; left out: the keys. */
  table: z.enum(["keys", "windows", "boundaries"]).optional(),
});
export type KeysQuery = z.infer<typeof KeysQuery>;

export const KeyInterval = z.object({
  kind: z.enum(WINDOW_KINDS),
  from: EpochMs,
  /** `false`: it was open already when a record first named it. It began earlier, and is no hit. */
  startSeen: z.boolean(),
  /** As observed, else as the Gateway said; may lie after `asOf`. */
  to: EpochMs,
  /** As the Gateway said, whatever came of it. */
  until: EpochMs,
  /** See `lib/core/key/settle-window.ts`. */
  end: z.enum(WINDOW_ENDS),
  /** What ended an `observed` one. */
  endedBy: z.enum(["success", "replaced"]).nullable(),
  reason: z.string().nullable(),
  /** What it holds for. Inferred from the reason: no record says. */
  scope: z.enum(WINDOW_SCOPES),
  /** The one model that it holds for; `null`: the whole key, or a model that no line names (`scope`). */
  model: z.string().nullable(),
  /** Further penalties that found the window active: no new hits. */
  reused: z.number().int(),
  /** The request whose failure opened it. */
  requestId: z.string().nullable(),
  traceId: z.string().nullable(),
  line: LinePlace,
});
export type KeyInterval = z.infer<typeof KeyInterval>;

/** n windows that began in the range; time within the range and before `asOf`, overlaps counted once. */
const Windows = z.object({ hits: z.number().int(), totalMs: z.number().int() });

export const KeyRow = z.object({
  keyId: z.string(),
  label: z.string().nullable(),
  /** Empty: unknown, as in filters. */
  provider: z.string(),
  gateway: z.string(),
  /** `null`: unknown, or more than one. */
  region: z.string().nullable(),
  runtime: Runtime,
  /** Attempts that are known to have used it, and those that failed by outcome. */
  attempts: z.number().int(),
  succeeded: z.number().int(),
  failures: OutcomeCounts,
  /**
   * Incidents by the Gateway's reason: a penalty record each (a reused window is one too), plus decisions
   * that name a failing key which got none (`unmarked`). Retries of one incident are attempts, not incidents.
   */
  incidents: z.record(z.string(), z.number().int()),
  /** Of the incidents: failures for which the Gateway wrote no key record (rotation cap). */
  unmarked: z.number().int(),
  /** Decisions on like failures of it that the Gateway left out: there may be so many incidents more. */
  coalesced: z.number().int(),
  cooldowns: Windows,
  disabled: Windows,
  /** At `asOf`, or at the end of a range that ended earlier. */
  current: z.object({
    state: z.enum(KEY_STATES),
    until: EpochMs.nullable(),
    since: EpochMs.nullable(),
    model: z.string().nullable(),
    reason: z.string().nullable(),
    /** What the state is based on: key records, or only the absence of any. */
    basis: z.enum(["events", "none"]),
  }),
  /** `person`: it will not mend itself (billing, revoked). `time`: it will. */
  needs: z.enum(["person", "time"]).nullable(),
  /** The Gateway says it is out, but calls with it succeed. */
  stuck: z
    .object({ successes: z.number().int(), lastSuccessAt: EpochMs, attemptId: z.string() })
    .nullable(),
  lastFailureAt: EpochMs.nullable(),
  lastSuccessAt: EpochMs.nullable(),
  /** Oldest first; those that touch the range, the newest 100 of them. */
  intervals: z.array(KeyInterval),
  /** Older ones that touch the range too. They are in the sums, with the ends that the Gateway said. */
  intervalsLeftOut: z.number().int(),
});
export type KeyRow = z.infer<typeof KeyRow>;

/** See `lib/core/key/key-boundary.ts`. */
export const KeyBoundary = z.object({
  kind: z.enum(KEY_BOUNDARIES),
  provider: z.string(),
  keys: z.array(z.string()),
  gateways: z.array(z.string()),
  /** Times that it was seen, of `of` occasions. */
  count: z.number().int(),
  of: z.number().int().nullable(),
  firstAt: EpochMs,
  lastAt: EpochMs,
  /** Requests or attempts that show it, newest first, at most 5. */
  requestIds: z.array(z.string()),
});
export type KeyBoundary = z.infer<typeof KeyBoundary>;

/** GET /api/v1/keys */
export const Keys = z.object({
  range: Range,
  asOf: EpochMs,
  /** Most urgent first: disabled, cooling, then most failures. */
  keys: z.array(KeyRow),
  boundaries: z.array(KeyBoundary),
  /** Failed attempts, and how many of them are known with their key. */
  failures: z.object({ total: z.number().int(), withKey: z.number().int() }),
  withheldBy: ClosedGate.nullable(),
  /** From when on key records are kept; the range may begin earlier. */
  rowsSince: EpochMs.nullable(),
  ...MarkedAnswer,
  labels: z.record(z.string(), z.string()),
});
export type Keys = z.infer<typeof Keys>;
