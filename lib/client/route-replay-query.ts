import { queryOptions } from "@tanstack/react-query";
import type { ReplayList } from "@/lib/contracts/route-replay";
import type { EpochMs } from "@/lib/core/time/range";
import { getJson } from "./get-json";

export type ReplayAsked = {
  readonly list: ReplayList;
  /** Scenarios of one row, as one text. */
  readonly scenario?: string | undefined;
  readonly gateway?: string | undefined;
  readonly offset: number;
  /** Held while one looks through a list, so that it does not move; without: the last 24 hours. */
  readonly from?: EpochMs | undefined;
  readonly to?: EpochMs | undefined;
};

/** So many requests of the list at once. */
export const REPLAY_PAGE = 10;

/** Recent requests through a draft, as it was last saved, and through the version that it began from. */
export function draftReplayQuery(id: string, { gateway, ...asked }: ReplayAsked) {
  return queryOptions({
    queryKey: ["route-draft-replay", id, gateway ?? null, asked],
    queryFn: ({ signal }) =>
      getJson(
        `/api/v1/routes/drafts/${encodeURIComponent(id)}/replay`,
        { ...asked, gateway: gateway === undefined ? undefined : [gateway], limit: REPLAY_PAGE },
        () => import("@/lib/contracts/route-replay").then(({ RouteReplay }) => RouteReplay),
        signal,
      ),
  });
}
