import type { RequestRow } from "@/lib/contracts/requests";
import { type ChainLink, requestChain } from "./request-chain";
import type { ServedAs } from "./served-look";

export const REQUEST_SORTS = ["when", "duration", "attempts"] as const;
export type RequestSort = (typeof REQUEST_SORTS)[number];

export type PreparedRequest = {
  readonly row: RequestRow;
  readonly served: ServedAs;
  readonly chain: readonly ChainLink[];
  /** From the first to the last thing that is known of it; `null`: only one moment is. */
  readonly durationMs: number | null;
  /** What its page is called by: its own id where it has one, which stays the same while evidence arrives. */
  readonly address: string;
};

/** The rows of the list, in the order asked for; the server's own is newest first. */
export function prepareRequests(
  rows: readonly RequestRow[],
  { by, desc }: { by: RequestSort; desc: boolean } = { by: "when", desc: true },
): readonly PreparedRequest[] {
  const prepared = rows.map(prepareRequest);
  if (by === "when") return desc ? prepared : prepared.toReversed();
  const known = prepared.filter((request) => sizeOf(request, by) !== null);
  const unknown = prepared.filter((request) => sizeOf(request, by) === null);
  const sorted = known.toSorted((a, b) => (sizeOf(a, by) ?? 0) - (sizeOf(b, by) ?? 0));
  // What is not known is last, either way.
  return [...(desc ? sorted.toReversed() : sorted), ...unknown];
}

function sizeOf({ row, durationMs }: PreparedRequest, by: "duration" | "attempts"): number | null {
  return by === "duration" ? durationMs : row.attemptCount;
}

export function prepareRequest(row: RequestRow): PreparedRequest {
  return {
    row,
    served: servedAs(row),
    chain: requestChain(row),
    durationMs: row.endedAt > row.startedAt ? row.endedAt - row.startedAt : null,
    address: row.requestId ?? row.id,
  };
}

/** How it was served, in the one word that every screen has for it. */
export function servedAs({
  result,
  downgraded,
  silent,
}: Pick<RequestRow, "result" | "downgraded" | "silent">): ServedAs {
  if (result !== "served") return result;
  if (downgraded) return "downgraded";
  return silent ? "silent" : "primary";
}
