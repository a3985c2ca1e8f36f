import type { Runtime } from "@/lib/core/attempt/attempt";
import type { EpochMs } from "@/lib/core/time/range";

/** How a request ended, as far as the evidence tells. */
export const REQUEST_RESULTS = ["served", "exhausted", "aborted", "unknown"] as const;
export type RequestResult = (typeof REQUEST_RESULTS)[number];

/** `provider/model`, in two parts; either may be unknown. */
export type ModelTarget = { readonly provider: string | null; readonly model: string | null };

/** What may be said of a request beside its result. `primary`: served as asked, `skipped`: a candidate was. */
export const REQUEST_TRAITS = ["primary", "downgraded", "silent", "recovered", "skipped"] as const;
export type RequestTrait = (typeof REQUEST_TRAITS)[number];
export type RequestTraits = Readonly<Record<Exclude<RequestTrait, "primary">, boolean>>;

/** What a caller asked once: one run of an agent, or the tuples with one request id. */
export type Request = {
  readonly requestId: string | null;
  readonly traceId: string | null;
  readonly sessionId: string | null;
  /** First and last thing that is known of it. */
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
  readonly result: RequestResult;
  /** The model that its chain asked for first; `null`: no line says. */
  readonly requested: ModelTarget | null;
  /** `null` where nobody served it, or no line says who did. */
  readonly served: ModelTarget | null;
  /** 0: the model asked for; 1…: the fallback step that served; `null`: not served, or not known. */
  readonly step: number | null;
  /** Served by a fallback step; a probe that recovered the primary is none. */
  readonly downgraded: boolean;
  /** Served by another model than the one asked for, and no record decides for it. */
  readonly silent: boolean;
  /** A probe of a cooling candidate that succeeded. */
  readonly recovered: boolean;
  /** The Gateway's reason (or the outcome, of tuples) for which the model asked for did not serve. */
  readonly reason: string | null;
  /** Candidates passed over without a call. */
  readonly skips: number;
  /** Like decisions that the Gateway left out (coalesced). */
  readonly coalesced: number;
  readonly attempts: number;
};

export type PlacedRequest = Request & {
  readonly gateway: string;
  readonly region: string | null;
  readonly runtime: Runtime | null;
};
