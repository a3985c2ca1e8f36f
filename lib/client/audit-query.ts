import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { AuditAction } from "@/lib/core/audit/audit-entry";
import type { EpochMs } from "@/lib/core/time/range";
import { apiUrl, getJson } from "./get-json";
import { type ReadRange, resolveRange } from "./read-range";

const PATH = "/api/v1/audit";
const CHAIN_MS = 3_000;

/** Which entries; whatever is left out or empty does not narrow. */
export type AuditFilter = {
  /** Words in names, subjects and reasons. */
  readonly q: string;
  /** A part of the name of who did it. */
  readonly actor: string;
  /** A part of what it was done to. */
  readonly subject: string;
  readonly actions: readonly AuditAction[];
  /** `null`: whenever. */
  readonly range: ReadRange | null;
};

/** Newest first, a page of 100 at a time; what was found before stays until there is something else. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ signal, pageParam }) =>
      getJson(
        PATH,
        { ...paramsOf(filter, Date.now()), limit: 100, cursor: pageParam ?? undefined },
        () => import("@/lib/contracts/audit").then(({ Audit }) => Audit),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    // A long chain is verified in the background; until then it is not known whether it is whole.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.chain === null ? CHAIN_MS : false),
  });
}

/** A download of exactly what is seen, and the rest that matches. */
export function auditExportUrl(
  filter: AuditFilter,
  format: "csv" | "ndjson",
  now: EpochMs,
): string {
  return apiUrl(PATH, { ...paramsOf(filter, now), format });
}

function paramsOf({ q, actor, subject, actions, range }: AuditFilter, now: EpochMs) {
  const between = range === null ? null : resolveRange(range, now);
  return {
    q: q || undefined,
    actor: actor || undefined,
    subject: subject || undefined,
    action: actions,
    from: between?.from,
    to: between?.to,
  };
}
