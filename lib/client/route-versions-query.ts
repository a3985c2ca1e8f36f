import { queryOptions } from "@tanstack/react-query";
import type { OfVersion, RouteRevert } from "@/lib/contracts/route-versions";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/routes";
const contracts = () => import("@/lib/contracts/route-versions");

/** Tables with their newest versions, what is open, and what waits for a review afterwards. */
export function routeTablesQuery() {
  return queryOptions({
    queryKey: ["route-tables"],
    queryFn: ({ signal }) =>
      getJson(PATH, {}, () => contracts().then(({ RouteTables }) => RouteTables), signal),
  });
}

/** `before`: the number of the oldest version that is shown. */
export function routeVersionsQuery(table: string, before?: number) {
  return queryOptions({
    queryKey: ["route-versions", table, before ?? null],
    queryFn: ({ signal }) =>
      getJson(
        `${pathOf(table)}/versions`,
        { before },
        () => contracts().then(({ RouteVersions }) => RouteVersions),
        signal,
      ),
  });
}

export function routeVersionQuery(version: OfVersion) {
  return queryOptions({
    queryKey: ["route-version", version.table, version.sha],
    queryFn: ({ signal }) =>
      getJson(
        pathOfVersion(version),
        {},
        () => contracts().then(({ RouteVersionDetail }) => RouteVersionDetail),
        signal,
      ),
  });
}

export function routeBlameQuery(version: OfVersion) {
  return queryOptions({
    queryKey: ["route-blame", version.table, version.sha],
    queryFn: ({ signal }) =>
      getJson(
        `${pathOfVersion(version)}/blame`,
        {},
        () => contracts().then(({ RouteBlame }) => RouteBlame),
        signal,
      ),
    // A version never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Two versions as text; `draft` instead of `to`: what a draft would change. */
export function routeDifferenceQuery(
  table: string,
  sides: { readonly from?: string; readonly to?: string; readonly draft?: string },
  around?: number,
) {
  const { from, to, draft } = sides;
  return queryOptions({
    queryKey: ["route-difference", table, draft ?? null, from ?? null, to ?? null, around ?? null],
    queryFn: ({ signal }) =>
      getJson(
        `${pathOf(table)}/difference`,
        { from, to, draft, around },
        () => contracts().then(({ RouteDifference }) => RouteDifference),
        signal,
      ),
  });
}

/** What a version changed in traffic: the same length before and after it. */
export function routeEffectQuery(version: OfVersion, windowMs?: number) {
  return queryOptions({
    queryKey: ["route-effect", version.table, version.sha, windowMs ?? null],
    queryFn: ({ signal }) =>
      getJson(
        `${pathOfVersion(version)}/effect`,
        { windowMs },
        () => contracts().then(({ RouteEffect }) => RouteEffect),
        signal,
      ),
  });
}

/** The chains of a version by the rules of a Gateway's release. */
export function versionChainsQuery(version: OfVersion, release?: string) {
  return queryOptions({
    queryKey: ["route-chains", version.table, version.sha, release ?? null],
    queryFn: ({ signal }) =>
      getJson(
        `${pathOfVersion(version)}/chains`,
        { release },
        () => import("@/lib/contracts/route-chains").then(({ RouteChains }) => RouteChains),
        signal,
      ),
  });
}

/** A draft that brings a version's content back. */
export function revertToVersion(version: OfVersion, body: RouteRevert) {
  return writeJson({ method: "POST", path: `${pathOfVersion(version)}/revert`, body }, () =>
    import("@/lib/contracts/route-drafts").then(({ RouteDraftWire }) => RouteDraftWire),
  );
}

/** Takes in and sends what is missing here and in the team's repository. */
export function exchangeWithTeam() {
  return writeJson({ method: "POST", path: `${PATH}/team`, body: {} }, () =>
    contracts().then(({ TeamStandingWire }) => TeamStandingWire),
  );
}

function pathOf(table: string): string {
  return `${PATH}/tables/${encodeURIComponent(table)}`;
}

function pathOfVersion({ table, sha }: OfVersion): string {
  return `${pathOf(table)}/versions/${encodeURIComponent(sha)}`;
}
