import { liveRouteVersion } from "@/db/control/live-route-version";
import type {
  DraftStepWire,
  RouteDrafts,
  RouteDraftsQuery,
  RouteDraftWire,
} from "@/lib/contracts/route-drafts";
import type { Permission } from "@/lib/core/access/permission";
import { may } from "@/lib/core/access/principal";
import { type ReviewRefusal, refusalSentence } from "@/lib/core/routes/review-refusal";
import {
  emergencyRefusal,
  LEAST_EMERGENCY_REASON,
  type ReviewedDraft,
  saveRefusal,
  withdrawRefusal,
} from "@/lib/core/routes/review-rules";
import { tableScope } from "@/lib/core/routes/table-scope";
import { demand } from "./demand";
import { type RouteDraftView, readRouteDraft } from "./read-route-draft";
import { readRouteDrafts } from "./read-route-drafts";
import { routeAuthor } from "./route-author";
import type { RouteStores } from "./route-stores";
import { ServiceError } from "./service-error";
import { mutable } from "./show-route-tables";
import { ticketUrlOf } from "./ticket-url";

/** GET /api/v1/routes/drafts */
export async function showRouteDrafts(
  stores: RouteStores,
  { table, phase }: RouteDraftsQuery,
): Promise<RouteDrafts> {
  const asked = phase === undefined || phase.length === 0 ? {} : { phases: phase };
  return { drafts: (await readRouteDrafts(stores, { table, ...asked })).map(mutable) };
}

/** GET /api/v1/routes/drafts/{id} */
export async function showRouteDraft(stores: RouteStores, id: string): Promise<RouteDraftWire> {
  return routeDraftWire(stores, await readRouteDraft(stores, id));
}

/** A draft as it is told, with what who asks may do to it now and why not. */
export async function routeDraftWire(
  stores: RouteStores,
  view: RouteDraftView,
): Promise<RouteDraftWire> {
  const { draft, state, baseText, live, isStale, policy, tally } = view;
  const { approvedBy, changesRequestedBy, missing, missingGroups } = tally;
  const { approvals, groups = {} } = policy;
  const names = Object.entries(groups).map(([name, people]) => [name, Array.from(people)] as const);
  return {
    ...draft,
    ...{ state, baseText, live, isStale, missing },
    ticketUrl: (await ticketUrlOf(stores, draft.table))(draft.ticket),
    authors: [...draft.authors],
    policy: {
      approvals,
      ...(names.length > 0 ? { groups: Object.fromEntries(names) } : {}),
    },
    approvedBy: [...approvedBy],
    changesRequestedBy: [...changesRequestedBy],
    missingGroups: [...missingGroups],
    verdicts: [...view.verdicts],
    comments: [...view.comments],
    keptTexts: view.keptTexts.map(({ id, revision, text, key, name, at }) => ({
      ...{ id, revision, text, key, name, at },
    })),
    presence: view.presence.map(({ key, name, isEditing, at }) => ({ key, name, isEditing, at })),
    you: keyOf(stores),
    steps: stepsOf(stores, view),
  };
}

function stepsOf(stores: RouteStores, view: RouteDraftView): RouteDraftWire["steps"] {
  const { draft, state, baseText, refusals } = view;
  const { table, contentHash } = draft;
  const reviewed: ReviewedDraft = {
    ...{ ...draft, state, isEmergency: draft.emergency !== null },
    isUnchanged: draft.text === baseText,
  };
  const live = liveRouteVersion(stores.control, table)?.sha ?? null;
  const seen = { contentHash: contentHash ?? "", textHash: draft.textHash };
  const isAdmin = may(stores.principal, "routes.emergency", tableScope(table));
  const step = (permission: Permission, refusal: ReviewRefusal | null) =>
    stepOf(lacking(stores, permission, table), refusal);
  const key = keyOf(stores) ?? "";
  return {
    save: step("routes.draft", saveRefusal(reviewed)),
    submit: step("routes.draft", refusals.submit),
    judge: step("routes.review", refusals.judge),
    comment: step("routes.comment", null),
    withdraw: step("routes.draft", withdrawRefusal(reviewed, { key, isAdmin })),
    commit: step("routes.draft", refusals.commit),
    // What the reason will be is not known yet: one that is long enough stands for it.
    emergency: step(
      "routes.emergency",
      emergencyRefusal(reviewed, "x".repeat(LEAST_EMERGENCY_REASON), seen, live),
    ),
  };
}

function stepOf(lack: string | null, refusal: ReviewRefusal | null): DraftStepWire {
  if (lack !== null) return { allowed: false, why: lack, refusal: null };
  if (refusal === null) return { allowed: true, why: null, refusal: null };
  return { allowed: false, why: refusalSentence(refusal), refusal: refusalWire(refusal) };
}

/** With lists of its own, as the wire has them. */
function refusalWire(refusal: ReviewRefusal): NonNullable<DraftStepWire["refusal"]> {
  switch (refusal.code) {
    case "warnings_left":
      return { ...refusal, ids: [...refusal.ids] };
    case "changes_requested":
      return { ...refusal, by: [...refusal.by] };
    case "approvals_missing":
      return { ...refusal, groups: [...refusal.groups] };
    default:
      return refusal;
  }
}

/** Why the roles of who asks are against a step, as the step itself would say it; `null`: they are not. */
function lacking(stores: RouteStores, permission: Permission, table: string): string | null {
  try {
    demand(stores, permission, tableScope(table));
    return null;
  } catch (error) {
    if (error instanceof ServiceError) return error.message;
    throw error;
  }
}

function keyOf({ control, principal }: RouteStores): string | null {
  return principal.kind === "nobody" ? null : routeAuthor(control, principal).key;
}
