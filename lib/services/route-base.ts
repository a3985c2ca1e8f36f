import { listRouteVersions } from "@/db/control/list-route-versions";
import { DEFAULT_POLICY } from "@/lib/core/routes/review-state";
import type { ReviewPolicy } from "@/lib/core/routes/route-table";
import type { VersionReader } from "@/lib/core/routes/version-reader";
import { readVersion, type VersionText } from "@/lib/git/read-version";
import type { RouteBase } from "./route-review";
import type { RouteStores } from "./route-stores";

/**
 * A version as the base of a draft: its text, and its policy. A base that cannot be read, made elsewhere, has the policy of the last
 * version before it that can: nobody gets rid of a policy by breaking the table.
 */
export async function routeBase(
  { control, repository, readTable }: Pick<RouteStores, "control" | "repository" | "readTable">,
  table: string,
  sha: string | null,
): Promise<RouteBase> {
  if (sha === null) return { sha, text: null, policy: DEFAULT_POLICY };
  const found = await readVersion(repository, sha, table);
  const text = found.kind === "text" ? found.text : null;
  const own = policyIn(readTable, found);
  if (own !== null) return { sha, text, policy: own };
  const versions = listRouteVersions(control, { table });
  const from = versions.findIndex((version) => version.sha === sha);
  for (const before of from < 0 ? [] : versions.slice(from + 1)) {
    const policy = policyIn(readTable, await readVersion(repository, before.sha, table));
    if (policy !== null) return { sha, text, policy };
  }
  return { sha, text, policy: DEFAULT_POLICY };
}

/** `null`: this is no table. */
function policyIn(readTable: VersionReader, found: VersionText): ReviewPolicy | null {
  const read = found.kind === "text" ? readTable(found.text) : null;
  return read?.kind === "table" ? (read.table.review ?? DEFAULT_POLICY) : null;
}
