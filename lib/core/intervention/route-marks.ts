import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { Mark } from "./mark";

/** A version of a route table, as far as a mark tells of it. */
export type CommittedVersion = {
  readonly table: string;
  /** 1, 2, 3… of the table. */
  readonly number: number;
  readonly sha: string;
  readonly title: string;
  readonly authorName: string;
  readonly at: EpochMs;
};

/**
 * Versions that were committed in a range, oldest first. They are of no one Gateway: `gatewaysOf` says
 * which a table is for; `null`: it may be any.
 */
export function routeMarks(
  versions: readonly CommittedVersion[],
  { from, to }: TimeRange,
  gatewaysOf: (table: string) => readonly string[] | null,
): Mark[] {
  return versions
    .filter(({ at }) => at >= from && at < to)
    .map(
      ({ table, number, sha, title, authorName, at }): Mark => ({
        id: `route ${table} ${number}`,
        ...{ at, gateway: null, kind: "route_commit", intervention: "route_commit" },
        ...{ paths: [], actor: authorName, clean: null, restart: null, from: null, to: null },
        lines: [],
        route: { table, number, sha, title, gateways: gatewaysOf(table) },
      }),
    )
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
