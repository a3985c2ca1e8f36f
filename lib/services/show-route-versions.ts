import type { RouteVersionRow } from "@/db/control/add-route-version";
import { listRouteVersions } from "@/db/control/list-route-versions";
import type {
  OfVersion,
  RouteBlame,
  RouteMarks,
  RouteMarksQuery,
  RouteVersionAt,
  RouteVersionAtQuery,
  RouteVersionDetail,
  RouteVersions,
  RouteVersionsQuery,
} from "@/lib/contracts/route-versions";
import {
  readRouteBlame,
  readRouteVersion,
  readRouteVersionAt,
  readRouteVersions,
} from "./read-route-versions";
import type { RouteStores } from "./route-stores";
import { routeVersionWire, routeVersionWires } from "./route-version-wire";
import { ServiceError } from "./service-error";

const MOST_MARKS = 500;

/** GET /api/v1/routes/tables/{table}/versions. Throws `not_found` for a table that never had one. */
export async function showRouteVersions(
  stores: RouteStores,
  { table, before = Number.POSITIVE_INFINITY, limit }: RouteVersionsQuery,
): Promise<RouteVersions> {
  const all = await readRouteVersions(stores, { table });
  if (all.length === 0) throw new ServiceError("not_found", "There is no table of this name.");
  const older = all.filter(({ number }) => number < before).toSorted(byNumber);
  const page = older.slice(0, limit);
  return {
    versions: await routeVersionWires(stores, page),
    next: older.length > page.length ? (page.at(-1)?.number ?? null) : null,
    total: all.length,
  };
}

/** GET /api/v1/routes/marks */
export async function showRouteMarks(
  stores: RouteStores,
  { from, to, table }: RouteMarksQuery,
): Promise<RouteMarks> {
  const all = await readRouteVersions(stores, { table });
  const within = all.filter(({ at }) => at >= from && at < to).slice(0, MOST_MARKS);
  return { versions: await routeVersionWires(stores, within) };
}

/** GET /api/v1/routes/tables/{table}/versions/{sha} */
export async function showRouteVersion(
  stores: RouteStores,
  asked: OfVersion,
): Promise<RouteVersionDetail> {
  const { version, text } = await readRouteVersion(stores, asked);
  const all = listRouteVersions(stores.control, { table: asked.table });
  const numbered = (number: number) => wireOrNull(stores, all, number);
  const after = await numbered(version.number + 1);
  return {
    ...{ version: await routeVersionWire(stores, version), text, after },
    before: await numbered(version.number - 1),
    isLive: after === null,
  };
}

/** GET /api/v1/routes/tables/{table}/at */
export async function showRouteVersionAt(
  stores: RouteStores,
  asked: RouteVersionAtQuery,
): Promise<RouteVersionAt> {
  const version = await readRouteVersionAt(stores, asked);
  return { version: version === null ? null : await routeVersionWire(stores, version) };
}

/** GET /api/v1/routes/tables/{table}/versions/{sha}/blame */
export async function showRouteBlame(stores: RouteStores, asked: OfVersion): Promise<RouteBlame> {
  const lines = await readRouteBlame(stores, asked);
  const versions = new Map(
    listRouteVersions(stores.control, { table: asked.table }).map((one) => [one.sha, one]),
  );
  const commits = lines.map(({ sha, author, authoredAtMs }) => {
    const version = versions.get(sha);
    const told = version === undefined ? null : { number: version.number, title: version.title };
    const { name: authorName, email: authorEmail } = author;
    return [sha, { authorName, authorEmail, authoredAt: authoredAtMs, version: told }] as const;
  });
  return {
    lines: lines.map(({ text, sha }) => ({ text, sha })),
    commits: Object.fromEntries(commits),
  };
}

async function wireOrNull(
  stores: RouteStores,
  versions: readonly RouteVersionRow[],
  number: number,
) {
  const found = versions.find((one) => one.number === number);
  return found === undefined ? null : routeVersionWire(stores, found);
}

function byNumber(a: RouteVersionRow, b: RouteVersionRow): number {
  return b.number - a.number;
}
