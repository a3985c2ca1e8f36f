import type { RequestCounts, RequestKind } from "@/lib/core/store/event-store";

/** Requests by how they were served; see the contract of `GET /api/v1/downgrades`. */
export type RequestSums = {
  requests: number;
  primary: number;
  downgraded: number;
  silent: number;
  exhausted: number;
  aborted: number;
  unknown: number;
  skipped: number;
  recovered: number;
  coalesced: number;
};

export function noRequests(): RequestSums {
  return {
    ...{ requests: 0, primary: 0, downgraded: 0, silent: 0, exhausted: 0 },
    ...{ aborted: 0, unknown: 0, skipped: 0, recovered: 0, coalesced: 0 },
  };
}

/** The part of the sum that requests of a kind are counted in; each is counted in exactly one. */
export function servedAs(
  kind: RequestKind,
): "primary" | "downgraded" | "silent" | "exhausted" | "aborted" | "unknown" {
  if (kind.result !== "served") return kind.result;
  if (kind.downgraded) return "downgraded";
  return kind.silent ? "silent" : "primary";
}

/** Adds a count to `sums`. */
export function addRequests(
  sums: RequestSums,
  kind: RequestKind,
  { requests, skips, coalesced }: RequestCounts["counts"][number],
): void {
  sums.requests += requests;
  sums[servedAs(kind)] += requests;
  sums.skipped += skips;
  sums.coalesced += coalesced;
  if (kind.recovered) sums.recovered += requests;
}
