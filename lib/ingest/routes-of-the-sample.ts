import { join } from "node:path";
import type { ControlDb } from "@/db/open-control";
import type { ServerKeys } from "@/db/server-keys";
import { samplePerson } from "@/lib/core/access/sample-people";
import type { EpochMs } from "@/lib/core/time/range";
import { openRepository } from "@/lib/git/open-repository";
import { readTable } from "@/lib/launch/read-table";
import { SAMPLE_ROUTE_CHANGES, type SampleRouteChange } from "@/lib/sample/route-changes";
import { beginRouteDraft } from "@/lib/services/begin-route-draft";
import { commitRouteDraft } from "@/lib/services/commit-route-draft";
import { judgeRouteDraft } from "@/lib/services/judge-route-draft";
import { showRouteChecks } from "@/lib/services/route-checks";
import type { RouteStores } from "@/lib/services/route-stores";
import { startRoutes } from "@/lib/services/start-routes";
import { submitRouteDraft } from "@/lib/services/submit-route-draft";

export type SampleRoutes = {
  readonly dir: string;
  readonly control: ControlDb;
  readonly keys: Pick<ServerKeys, "audit">;
  readonly endAt: EpochMs;
};

/** Route tables of the sample, which took the way that every table takes: written by one of its people, approved by another. */
export async function writeSampleRoutes({
  dir,
  control,
  keys,
  endAt,
}: SampleRoutes): Promise<void> {
  const begin = endAt - Math.max(...SAMPLE_ROUTE_CHANGES.map(({ agoMs }) => agoMs));
  const repository = await openRepository(join(dir, "route-tables.git"), begin);
  const of = (person: string, now: EpochMs): RouteStores => ({
    ...{ principal: samplePerson(person), address: null, control, keys, now },
    ...{ repository, readTable, remote: null },
  });
  await startRoutes(of("edda", begin));
  for (const change of SAMPLE_ROUTE_CHANGES) {
    await take(change, (person) => of(person, endAt - change.agoMs));
  }
}

async function take(
  { table, text, title, reason, ticket, until }: SampleRouteChange,
  as: (person: string) => RouteStores,
): Promise<void> {
  const begun = await beginRouteDraft(as("edda"), { table, text, title, reason, ticket });
  const { id, contentHash, textHash } = begun.draft;
  await submitRouteDraft(as("edda"), id);
  if (until === "in_review") return;
  if (contentHash === null) throw new Error(`The sample's text of ${table} is no route table.`);
  const seen = { contentHash, textHash };
  const { toTick } = await showRouteChecks(as("rune"), { id });
  await judgeRouteDraft(as("rune"), id, { verdict: "approve", seen, ticked: toTick });
  await commitRouteDraft(as("edda"), id, seen);
}
