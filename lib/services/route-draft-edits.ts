import type {
  OfComment,
  OfDraft,
  RouteCommentDraft,
  RouteCommentEdit,
  RouteCommit,
  RouteCommitted,
  RouteDraftBegin,
  RouteDraftSave,
  RouteDraftWire,
  RouteEmergency,
  RoutePresence,
  RoutePresent,
  RouteSubmission,
  RouteSuggestionUse,
  RouteVerdict,
  RouteWithdrawal,
} from "@/lib/contracts/route-drafts";
import type { OfVersion, RouteRevert } from "@/lib/contracts/route-versions";
import { applyRouteSuggestion } from "./apply-route-suggestion";
import { beginRouteDraft } from "./begin-route-draft";
import { commentOnRouteDraft, resolveComment } from "./comment-on-route-draft";
import { commitRouteDraft, commitRouteEmergency } from "./commit-route-draft";
import { judgeRouteDraft } from "./judge-route-draft";
import { revertRouteVersion } from "./revert-route-version";
import type { RouteStores } from "./route-stores";
import { routeVersionWire } from "./route-version-wire";
import { saveOrTellBoth } from "./save-conflict";
import { seeRouteDraft } from "./see-route-draft";
import { routeDraftWire, showRouteDraft } from "./show-route-drafts";
import { submitRouteDraft } from "./submit-route-draft";
import { withdrawRouteDraft } from "./withdraw-route-draft";

type Told = Promise<RouteDraftWire>;

/** The writes to drafts, each as its route asks for it: what the path names, what the body says, and the draft as it is then. */

export async function beginDraft(stores: RouteStores, _: object, edit: RouteDraftBegin): Told {
  return routeDraftWire(stores, await beginRouteDraft(stores, edit));
}

export async function revertVersion(stores: RouteStores, at: OfVersion, edit: RouteRevert): Told {
  return routeDraftWire(stores, await revertRouteVersion(stores, { ...at, ...edit }));
}

export async function saveDraft(stores: RouteStores, { id }: OfDraft, edit: RouteDraftSave): Told {
  return routeDraftWire(stores, await saveOrTellBoth(stores, id, edit));
}

export async function submitDraft(stores: RouteStores, { id }: OfDraft, _: RouteSubmission): Told {
  return routeDraftWire(stores, await submitRouteDraft(stores, id));
}

export async function judgeDraft(
  stores: RouteStores,
  { id }: OfDraft,
  { verdict, note, ticked, ...seen }: RouteVerdict,
): Told {
  return routeDraftWire(stores, await judgeRouteDraft(stores, id, { verdict, note, ticked, seen }));
}

export async function commentOnDraft(
  stores: RouteStores,
  { id }: OfDraft,
  comment: RouteCommentDraft,
): Told {
  await commentOnRouteDraft(stores, id, comment);
  return showRouteDraft(stores, id);
}

export async function resolveDraftComment(
  stores: RouteStores,
  { id, comment }: OfComment,
  { isResolved }: RouteCommentEdit,
): Told {
  await resolveComment(stores, id, { comment, isResolved });
  return showRouteDraft(stores, id);
}

export async function applyDraftSuggestion(
  stores: RouteStores,
  { id, comment }: OfComment,
  { revision }: RouteSuggestionUse,
): Told {
  return routeDraftWire(stores, await applyRouteSuggestion(stores, id, { comment, revision }));
}

export async function withdrawDraft(
  stores: RouteStores,
  { id }: OfDraft,
  edit: RouteWithdrawal,
): Told {
  return routeDraftWire(stores, await withdrawRouteDraft(stores, id, edit));
}

export async function commitDraft(
  stores: RouteStores,
  { id }: OfDraft,
  seen: RouteCommit,
): Promise<RouteCommitted> {
  return { version: await routeVersionWire(stores, await commitRouteDraft(stores, id, seen)) };
}

export async function commitDraftInEmergency(
  stores: RouteStores,
  { id }: OfDraft,
  { reason, ...seen }: RouteEmergency,
): Promise<RouteCommitted> {
  const version = await commitRouteEmergency(stores, id, { seen, reason });
  return { version: await routeVersionWire(stores, version) };
}

export async function bePresentAtDraft(
  stores: RouteStores,
  { id }: OfDraft,
  edit: RoutePresence,
): Promise<RoutePresent> {
  const others = await seeRouteDraft(stores, id, edit);
  return { others: others.map(({ key, name, isEditing, at }) => ({ key, name, isEditing, at })) };
}
