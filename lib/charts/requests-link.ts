import type { FilterQuery } from "@/lib/contracts/query";
import type { RequestsQuery } from "@/lib/contracts/requests";
import type { TimeRange } from "@/lib/core/time/range";

/** The requests behind a number: the exact range, what to filter by in addition, and what kind of requests. */
export type RequestsLink = {
  readonly range: TimeRange;
  readonly filters?: FilterQuery;
  readonly params?: Pick<RequestsQuery, "trait" | "result" | "requested" | "served" | "reason">;
};
