import { addRouteVersion, type RouteVersionRow } from "@/db/control/add-route-version";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { findRouteHead } from "@/db/control/find-route-head";
import { findRouteIntent } from "@/db/control/find-route-intent";
import { listRouteTables } from "@/db/control/list-route-tables";
import { listRouteVersions } from "@/db/control/list-route-versions";
import { liveRouteVersion } from "@/db/control/live-route-version";
import { removeRouteVersions } from "@/db/control/remove-route-versions";
import { setRouteHead } from "@/db/control/set-route-head";
import type { ControlTx } from "@/db/open-control";
import { LOCAL } from "@/lib/core/access/principal";
import { auditActor } from "@/lib/core/audit/audit-actor";
import { readCommitMessage } from "@/lib/core/routes/commit-message";
import { versionTag } from "@/lib/core/routes/version-name";
import { CommitGraph } from "@/lib/git/commit-graph";
import { listTables } from "@/lib/git/list-tables";
import { readHead } from "@/lib/git/read-ref";
import { readVersion } from "@/lib/git/read-version";
import { type LoggedVersion, tableLog } from "@/lib/git/table-log";
import type { RouteStores } from "./route-stores";
import { settlePendingIntent } from "./settle-route-intent";

const MOST_TRIES = 100;

type Found = LoggedVersion & { readonly table: string; readonly contentHash: string | null };

/**
 * Takes in what Git has and the store does not know: versions made elsewhere, with their authors. Git is right: where versions are
 * gone from it, the store forgets them too, and the audit log says which. Gives the commit up to which the store now knows
 * everything.
 */
export async function syncRouteVersions(stores: RouteStores): Promise<string | null> {
  const { control, repository } = stores;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await settlePendingIntent(stores);
    const known = findRouteHead(control).sha;
    const head = await readHead(repository);
    if (head === known) return head;
    const isRewritten =
      known !== null && !(await new CommitGraph(repository).contains(head, known));
    const after = isRewritten ? null : known;
    const found = await findVersions(stores, { head, after });
    if (keep(stores, { known, head, isRewritten, found })) return head;
  }
  throw new Error("Others commit all the time.");
}

async function findVersions(
  { control, repository, readTable }: RouteStores,
  range: { readonly head: string | null; readonly after: string | null },
): Promise<Found[]> {
  const there = range.head === null ? [] : await listTables(repository, range.head);
  const tables = [...new Set([...there, ...listRouteTables(control)])];
  const found: Found[] = [];
  for (const table of tables) {
    for (const logged of await tableLog(repository, table, range)) {
      const version = await readVersion(repository, logged.sha, table);
      const read = version.kind === "text" ? readTable(version.text) : null;
      const contentHash = read?.kind === "table" ? read.contentHash : null;
      found.push({ ...logged, table, contentHash });
    }
  }
  return found;
}

type News = {
  readonly known: string | null;
  readonly head: string | null;
  readonly isRewritten: boolean;
  readonly found: readonly Found[];
};

/** `false`: somebody else wrote meanwhile, and it has to be looked at again. */
function keep(stores: RouteStores, { known, head, isRewritten, found }: News): boolean {
  const { control, keys, now } = stores;
  return auditedTransaction(control, keys.audit, (tx, append) => {
    if (findRouteIntent(tx, "pending") !== null || findRouteHead(tx).sha !== known) return false;
    const entry = { at: now, actor: auditActor(LOCAL), address: null, reason: null };
    const before = isRewritten ? forget(tx) : new Map<string, RouteVersionRow>();
    for (const version of found) {
      const row = rowOf(tx, version, before.get(keyOf(version)) ?? null, now);
      addRouteVersion(tx, row);
      before.delete(keyOf(version));
      if (row.draft !== null) continue;
      const { sha, number, authorEmail, title } = row;
      append({
        ...{ ...entry, action: "route.made_elsewhere", subject: row.table, before: null },
        after: { version: sha, number, author: authorEmail, title },
      });
    }
    if (isRewritten) {
      const lost = Array.from(before.keys());
      append({
        ...{ ...entry, action: "route.history_rewritten", subject: head ?? "nothing" },
        ...{ before: { head: known }, after: { head, lost: lost.slice(0, 100) } },
      });
    }
    setRouteHead(tx, { sha: head });
    return true;
  });
}

/** What was known, by table and commit: which draft a version was is not in Git. */
function forget(tx: ControlTx): Map<string, RouteVersionRow> {
  const known = new Map(listRouteVersions(tx).map((row) => [keyOf(row), row]));
  removeRouteVersions(tx);
  return known;
}

function rowOf(
  tx: ControlTx,
  { table, sha, author, authoredAtMs, committedAtMs, message, isMerge, contentHash }: Found,
  before: RouteVersionRow | null,
  now: number,
): RouteVersionRow {
  const live = liveRouteVersion(tx, table);
  const number = (live?.number ?? 0) + 1;
  const note = readCommitMessage(message);
  const { title, reason, ticket, reviewers, reverts, isEmergency } = note;
  return {
    ...{ table, number, sha, tag: versionTag(table, number), contentHash, isMerge },
    ...{ authorName: author.name, authorEmail: author.email, authoredAt: authoredAtMs },
    // By its own clock, but never before the version that it replaced, nor in the future.
    at: Math.max(live?.at ?? 0, Math.min(now, committedAtMs)),
    ...{ title, reason, ticket, reviewers: [...reviewers], reverts, isEmergency },
    draft: before?.draft ?? null,
  };
}

function keyOf({ table, sha }: { readonly table: string; readonly sha: string }): string {
  return `${table} ${sha}`;
}
