import { addRouteVersion, type RouteVersionRow } from "@/db/control/add-route-version";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { endRouteIntent } from "@/db/control/end-route-intent";
import { findRouteDraft } from "@/db/control/find-route-draft";
import { findRouteIntent, type RouteIntent } from "@/db/control/find-route-intent";
import { findRouteVersion } from "@/db/control/find-route-version";
import { setRouteHead } from "@/db/control/set-route-head";
import { setRoutePhase } from "@/db/control/set-route-phase";
import type { ControlTx } from "@/db/open-control";
import type { AuditAction } from "@/lib/core/audit/audit-entry";
import { readCommitMessage } from "@/lib/core/routes/commit-message";
import { versionTag } from "@/lib/core/routes/version-name";
import { CommitGraph } from "@/lib/git/commit-graph";
import { readHead } from "@/lib/git/read-ref";
import { MAIN } from "@/lib/git/repository";
import { swapRef } from "@/lib/git/swap-ref";
import { tagVersion } from "@/lib/git/tag-version";
import { writeVersion } from "@/lib/git/write-version";
import type { RouteStores } from "./route-stores";

/** Finishes the commit that is under way, if one is, whoever began it. Throws `GitTrouble` where Git does not let it. */
export async function settlePendingIntent(stores: RouteStores): Promise<void> {
  const pending = findRouteIntent(stores.control, "pending");
  if (pending !== null) await settleRouteIntent(stores, pending.id);
}

/**
 * Finishes a commit that was decided, from wherever it stands: each step gives the same when it is done again, and by several at
 * once. `null`: something else was committed first, so it was given up, and has to be decided anew.
 */
export async function settleRouteIntent(
  stores: RouteStores,
  id: number,
): Promise<RouteVersionRow | null> {
  const { control, repository, atStep = async () => {} } = stores;
  const intent = findRouteIntent(control, id);
  if (intent === null) throw new Error(`There is no intent ${id}.`);
  if (intent.state === "abandoned") return null;
  const { table, parent, text, message, at, version } = intent;
  if (intent.state === "done" && version !== null) {
    return findRouteVersion(control, { table, sha: version });
  }
  const author = { name: intent.authorName, email: intent.authorEmail };
  const sha = await writeVersion(repository, { table, text, parent, author, message, atMs: at });
  await atStep("objects written");
  const swap = await swapRef(repository, MAIN, { from: parent, to: sha }, atStep);
  if (swap === "moved") {
    const head = await readHead(repository);
    if (!(await new CommitGraph(repository).contains(head, sha))) return giveUp(stores, intent);
  }
  await atStep("ref moved");
  const tag = await tagVersion(repository, versionTag(table, intent.number), sha);
  await atStep("tagged");
  const kept = keep(stores, intent, sha, tag);
  await atStep("version kept");
  return kept;
}

function keep(
  stores: RouteStores,
  intent: RouteIntent,
  sha: string,
  tag: string,
): RouteVersionRow | null {
  const { table, draft, number, at, emergency, contentHash } = intent;
  const note = readCommitMessage(intent.message);
  const { title, reason, ticket, reviewers, reverts, isEmergency } = note;
  // The commit says which warnings were open.
  const inEmergency = isEmergency ? { message: reason } : {};
  return inItsName(stores, intent, (tx, append) => {
    if (endRouteIntent(tx, { id: intent.id, version: sha }, stores.now)) {
      addRouteVersion(tx, {
        ...{ table, number, sha, tag, at, authoredAt: at, contentHash, draft },
        ...{ authorName: intent.authorName, authorEmail: intent.authorEmail },
        ...{
          title,
          reason,
          ticket,
          reviewers: [...reviewers],
          reverts,
          isEmergency,
          isMerge: false,
        },
      });
      setRouteHead(tx, { sha });
      const phase = findRouteDraft(tx, draft)?.phase ?? "in_review";
      setRoutePhase(tx, draft, {
        ...{ from: phase, to: "committed", endedAt: at, version: sha, emergency },
      });
      append(
        isEmergency ? "route.emergency_committed" : "route.committed",
        { version: sha, number, tag, contentHash, base: intent.base, reviewers, ...inEmergency },
        emergency ?? reason,
      );
    }
    return findRouteVersion(tx, { table, sha });
  });
}

function giveUp(stores: RouteStores, intent: RouteIntent): null {
  return inItsName(stores, intent, (tx, append) => {
    if (endRouteIntent(tx, { id: intent.id, version: null }, stores.now)) {
      append("route.commit_abandoned", { parent: intent.parent }, null);
    }
    return null;
  });
}

/** A transaction whose entries name who decided the commit, whoever finishes it. */
function inItsName<T>(
  { control, keys, now }: RouteStores,
  { actor, address, table, draft }: RouteIntent,
  write: (
    tx: ControlTx,
    append: (action: AuditAction, after: unknown, reason: string | null) => void,
  ) => T,
): T {
  const subject = `${table} ${draft}`;
  return auditedTransaction(control, keys.audit, (tx, append) =>
    write(tx, (action, after, reason) =>
      append({ at: now, actor, address, action, subject, before: null, after, reason }),
    ),
  );
}
