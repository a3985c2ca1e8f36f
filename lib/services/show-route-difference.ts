import { listRouteVersions } from "@/db/control/list-route-versions";
import type { RouteDifference, RouteDifferenceQuery } from "@/lib/contracts/route-versions";
import { demand } from "./demand";
import { readRouteVersion } from "./read-route-versions";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";
import { routeVersionWire } from "./route-version-wire";
import { ServiceError } from "./service-error";
import { textHunks } from "./text-hunks";

type Side = RouteDifference["to"];

/**
 * GET …/difference: two versions of a table, or a version and a draft, as text. Without `from`: of a version the one before it, of a
 * draft the one that it began from. Throws `not_found`, and `conflict` for a version that cannot be read.
 */
export async function showRouteDifference(
  stores: RouteStores,
  { table, from, to, draft, around }: RouteDifferenceQuery,
): Promise<RouteDifference> {
  demand(stores, "routes.read");
  if ((to === undefined) === (draft === undefined)) {
    throw new ServiceError("invalid_query", "Say either `to`, a version, or `draft`.");
  }
  const target = draft === undefined ? null : draftSide(stores, table, draft);
  const end = target?.side ?? (await versionSide(stores, table, to ?? ""));
  const start = from ?? (target === null ? before(stores, table, to ?? "") : target.base);
  const begin = start === null ? null : await versionSide(stores, table, start);
  const hunks = textHunks(begin?.text ?? "", end.text, around);
  const count = (kind: "added" | "removed") =>
    (hunks ?? []).flatMap(({ lines }) => lines).filter((line) => line.kind === kind).length;
  return {
    ...{ table, from: begin, to: end, hunks },
    ...{ added: count("added"), removed: count("removed") },
  };
}

async function versionSide(stores: RouteStores, table: string, sha: string): Promise<Side> {
  const { version, text } = await readRouteVersion(stores, { table, sha });
  if (text === null) throw new ServiceError("conflict", "This version cannot be read.");
  return { version: await routeVersionWire(stores, version), draft: null, text };
}

function draftSide({ control }: RouteStores, table: string, id: string) {
  const { text, base, table: own } = knownDraft(control, id);
  if (own !== table) throw new ServiceError("not_found", "This table has no draft of this id.");
  return { side: { version: null, draft: id, text } satisfies Side, base };
}

/** The version that one replaced; `null`: it was the first. */
function before({ control }: RouteStores, table: string, sha: string): string | null {
  const all = listRouteVersions(control, { table });
  const number = all.find((one) => one.sha === sha)?.number ?? 0;
  return all.find((one) => one.number === number - 1)?.sha ?? null;
}
