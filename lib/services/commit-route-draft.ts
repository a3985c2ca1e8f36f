import { addRouteIntent } from "@/db/control/add-route-intent";
import type { RouteVersionRow } from "@/db/control/add-route-version";
import { findRouteHead } from "@/db/control/find-route-head";
import { findRouteIntent } from "@/db/control/find-route-intent";
import { liveRouteVersion } from "@/db/control/live-route-version";
import type { ControlTx } from "@/db/open-control";
import type { Permission } from "@/lib/core/access/permission";
import { auditActor } from "@/lib/core/audit/audit-actor";
import { commitMessage } from "@/lib/core/routes/commit-message";
import type { ReviewRefusal } from "@/lib/core/routes/review-refusal";
import { commitRefusal, emergencyRefusal, type Seen } from "@/lib/core/routes/review-rules";
import { tableScope } from "@/lib/core/routes/table-scope";
import { audited } from "./audited";
import { demand } from "./demand";
import { demandGoodWords } from "./good-route-words";
import { routeAuthor, routeSignature } from "./route-author";
import { routeBase } from "./route-base";
import { checksRefusal, openWarnings } from "./route-checks";
import { demandRule, noteIfRefused } from "./route-refused";
import { knownDraft, type RouteReview, routeReview } from "./route-review";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";
import { settlePendingIntent, settleRouteIntent } from "./settle-route-intent";
import { syncRouteVersions } from "./sync-route-versions";

/** So often somebody else's commit may come between; each time theirs is finished first. */
const MOST_TRIES = 100;

/** Makes an approved draft a version. Refused where anything of what was approved is not so any more. */
export function commitRouteDraft(
  stores: RouteStores,
  id: string,
  seen: Seen,
): Promise<RouteVersionRow> {
  return commit(stores, id, {
    ...{ permission: "routes.draft", emergency: null },
    rule: ({ reviewed, tally }, live) => commitRefusal(reviewed, tally, seen, live),
  });
}

/** The same without approvals, with a reason. Every screen says so until the approvals are there. */
export async function commitRouteEmergency(
  stores: RouteStores,
  id: string,
  { seen, reason }: { readonly seen: Seen; readonly reason: string },
): Promise<RouteVersionRow> {
  demandGoodWords({ reason });
  return commit(stores, id, {
    ...{ permission: "routes.emergency", emergency: reason },
    rule: ({ reviewed }, live) => emergencyRefusal(reviewed, reason, seen, live),
  });
}

type Kind = {
  readonly permission: Permission;
  readonly emergency: string | null;
  readonly rule: (review: RouteReview, live: string | null) => ReviewRefusal | null;
};

/**
 * First what is decided is kept, with all that makes the commit; then Git has it; then the store says so. In between any process can go on
 * (`settle-route-intent.ts`). Everything that the decision rests on is read in the transaction that keeps it.
 */
async function commit(stores: RouteStores, id: string, kind: Kind): Promise<RouteVersionRow> {
  const { table } = knownDraft(stores.control, id);
  const step = kind.emergency === null ? "commit" : "emergency commit";
  return noteIfRefused(stores, `${step} ${table} ${id}`, async () => {
    demand(stores, kind.permission, tableScope(table));
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await settlePendingIntent(stores);
      const head = await syncRouteVersions(stores);
      const intent = await decide(stores, id, kind, head);
      if (intent === null) continue;
      await stores.atStep?.("intent kept");
      const version = await settleRouteIntent(stores, intent);
      if (version !== null) return version;
    }
    throw new ServiceError("conflict", "Others commit all the time: try again.", 1);
  });
}

/** The number of the intent; `null`: somebody came between. */
async function decide(
  stores: RouteStores,
  id: string,
  { emergency, rule }: Kind,
  head: string | null,
): Promise<number | null> {
  const { principal, address, now } = stores;
  const { table, base, text: checked } = knownDraft(stores.control, id);
  const from = await routeBase(stores, table, base);
  const texts = { table, text: checked, baseText: from.text };
  // Traffic does not take back what was approved: here the document alone counts.
  const failed = await checksRefusal({ ...stores, facts: async () => null }, texts);
  const open = emergency === null ? null : await openWarnings(stores, texts);
  return audited(stores, (tx, note) => {
    if (findRouteIntent(tx, "pending") !== null || findRouteHead(tx).sha !== head) return null;
    const draft = knownDraft(tx, id);
    if (draft.base !== base || draft.text !== checked) return null;
    const review = routeReview(tx, draft, from, principal);
    const live = liveRouteVersion(tx, table);
    demandRule(rule(review, live?.sha ?? null) ?? failed);
    const { contentHash, text } = draft;
    if (contentHash === null) throw new Error("The rules let a text through that cannot be read.");
    const author = authorOf(tx, stores, review);
    note({
      ...{
        action: "route.commit_begun",
        subject: `${table} ${id}`,
        reason: emergency ?? draft.reason,
      },
      after: {
        base,
        contentHash,
        textHash: draft.textHash,
        isEmergency: emergency !== null,
        ...(open === null ? {} : { openWarnings: open }),
      },
    });
    return addRouteIntent(tx, {
      ...{ draft: id, table, parent: head, base, text, contentHash, emergency, address, at: now },
      ...{ authorName: author.name, authorEmail: author.email },
      number: (live?.number ?? 0) + 1,
      actor: auditActor(principal),
      message: messageOf(review, contentHash, emergencyWords(emergency, open)),
    });
  });
}

/** Who wrote first is the author of the commit, whoever commits it. */
function authorOf(tx: ControlTx, { principal }: RouteStores, { draft }: RouteReview) {
  return routeSignature(draft.authors[0] ?? routeAuthor(tx, principal));
}

/** With what nobody looked at, so that Git tells it too; `null`: it is no emergency. */
function emergencyWords(
  emergency: string | null,
  open: Readonly<Record<string, number>> | null,
): string | null {
  if (emergency === null) return null;
  const codes = Object.entries(open ?? {}).map(([code, count]) => `${code} (${count})`);
  const told = codes.length === 0 ? "none" : codes.join(", ");
  return `Without approval: ${emergency}\n\nOpen warnings of the checks: ${told}.`;
}

function messageOf(
  { draft, tally }: RouteReview,
  contentHash: string,
  emergency: string | null,
): string {
  const { title, ticket, table, reverts } = draft;
  const reason = [draft.reason, emergency ?? ""];
  return commitMessage({
    ...{ title, ticket, table, contentHash, reverts, isEmergency: emergency !== null },
    reason: reason.filter(Boolean).join("\n\n"),
    reviewers: tally.approvedBy.map(({ name, email }) => `${name} <${email}>`),
  });
}
