import { and, desc, eq, gte, lt } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { routeVersions } from "@/db/schema/control";
import type { TimeRange } from "@/lib/core/time/range";
import type { RouteVersionRow } from "./add-route-version";

export type AskedVersions = {
  /** Left out: of all tables. */
  readonly table?: string | undefined;
  /** Those that came into force in it; left out: at any time. */
  readonly range?: TimeRange | undefined;
  /** Left out: all. A version that is silently missing would be told as one that never was. */
  readonly limit?: number;
};

/** Versions of a table, or of all of them, the newest first. */
export function listRouteVersions(
  db: ControlTx,
  { table, range, limit = Number.MAX_SAFE_INTEGER }: AskedVersions = {},
): RouteVersionRow[] {
  const within =
    range === undefined
      ? undefined
      : and(gte(routeVersions.at, range.from), lt(routeVersions.at, range.to));
  return db
    .select()
    .from(routeVersions)
    .where(and(table === undefined ? undefined : eq(routeVersions.table, table), within))
    .orderBy(desc(routeVersions.at), desc(routeVersions.number), routeVersions.table)
    .limit(limit)
    .all();
}
