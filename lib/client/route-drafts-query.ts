import { queryOptions } from "@tanstack/react-query";
import type {
  RouteCommentDraft,
  RouteCommit,
  RouteDraftBegin,
  RouteDraftSave,
  RouteEmergency,
  RouteRebase,
  RouteVerdict,
} from "@/lib/contracts/route-drafts";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/routes/drafts";
const contracts = () => import("@/lib/contracts/route-drafts");

export function routeDraftQuery(id: string) {
  return queryOptions({
    queryKey: ["route-draft", id],
    queryFn: ({ signal }) => getJson(pathOf(id), {}, loadDraft, signal),
  });
}

/** The chains of a draft's text by the rules of a Gateway's release. */
export function draftChainsQuery(id: string, release?: string) {
  return queryOptions({
    queryKey: ["route-draft-chains", id, release ?? null],
    queryFn: ({ signal }) =>
      getJson(
        `${pathOf(id)}/chains`,
        { release },
        () => import("@/lib/contracts/route-chains").then(({ RouteChains }) => RouteChains),
        signal,
      ),
  });
}

export function beginDraft(body: RouteDraftBegin) {
  return writeJson({ method: "POST", path: PATH, body }, loadDraft);
}

/** Sent again with the same text it changes nothing, so a save whose answer was lost can be repeated. */
export function saveDraft(id: string, body: RouteDraftSave) {
  return writeJson({ method: "PUT", path: pathOf(id), body }, loadDraft);
}

/** Brings the newest version in, or answers what has to be chosen first. */
export function rebaseDraft(id: string, body: RouteRebase) {
  return writeJson({ method: "POST", path: `${pathOf(id)}/rebase`, body }, () =>
    contracts().then(({ RouteRebased }) => RouteRebased),
  );
}

export function submitDraft(id: string) {
  return writeJson({ method: "POST", path: `${pathOf(id)}/submission`, body: {} }, loadDraft);
}

export function judgeDraft(id: string, body: RouteVerdict) {
  return writeJson({ method: "POST", path: `${pathOf(id)}/verdicts`, body }, loadDraft);
}

export function commentOnDraft(id: string, body: RouteCommentDraft) {
  return writeJson({ method: "POST", path: `${pathOf(id)}/comments`, body }, loadDraft);
}

export function resolveDraftComment(id: string, comment: number, isResolved: boolean) {
  const path = `${pathOf(id)}/comments/${comment}`;
  return writeJson({ method: "PUT", path, body: { isResolved } }, loadDraft);
}

export function applyDraftSuggestion(id: string, comment: number, revision: number) {
  const path = `${pathOf(id)}/comments/${comment}/application`;
  return writeJson({ method: "POST", path, body: { revision } }, loadDraft);
}

export function withdrawDraft(id: string, reason: string | undefined) {
  const path = `${pathOf(id)}/withdrawal`;
  return writeJson({ method: "POST", path, body: { reason } }, loadDraft);
}

export function commitDraft(id: string, body: RouteCommit) {
  return writeJson({ method: "POST", path: `${pathOf(id)}/commit`, body }, loadCommitted);
}

/** Without approvals: every screen says so until they are given afterwards. */
export function commitDraftInEmergency(id: string, body: RouteEmergency) {
  return writeJson({ method: "POST", path: `${pathOf(id)}/emergency-commit`, body }, loadCommitted);
}

/** Says that the page is open; answers who else has it open. */
export function bePresentAtDraft(id: string, isEditing: boolean) {
  const path = `${pathOf(id)}/presence`;
  return writeJson({ method: "POST", path, body: { isEditing } }, () =>
    contracts().then(({ RoutePresent }) => RoutePresent),
  );
}

const loadDraft = () => contracts().then(({ RouteDraftWire }) => RouteDraftWire);
const loadCommitted = () => contracts().then(({ RouteCommitted }) => RouteCommitted);

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}
