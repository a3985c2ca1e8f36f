import { queryOptions } from "@tanstack/react-query";
import type { InvitationDraft, PersonEdit } from "@/lib/contracts/people";
import { getJson } from "./get-json";
import { writeJson } from "./me-query";

const PATH = "/api/v1/people";
const contracts = () => import("@/lib/contracts/people");

export function peopleQuery() {
  return queryOptions({
    queryKey: ["people"],
    queryFn: ({ signal }) =>
      getJson(PATH, {}, () => contracts().then(({ People }) => People), signal),
  });
}

export function invite(body: InvitationDraft) {
  return writeJson({ method: "POST", path: `${PATH}/invitations`, body }, loadLink);
}

export function withdrawInvitation(id: number, reason: string | undefined) {
  const path = `${PATH}/invitations/${id}`;
  return writeJson({ method: "DELETE", path, body: { reason } }, () =>
    contracts().then(({ WithdrawnInvitation }) => WithdrawnInvitation),
  );
}

export function editPerson(id: string, body: PersonEdit) {
  return writeJson({ method: "PUT", path: pathOf(id), body }, () =>
    contracts().then(({ PersonWire }) => PersonWire),
  );
}

export function endSessionsOf(id: string, reason: string | undefined) {
  return writeJson({ method: "DELETE", path: `${pathOf(id)}/sessions`, body: { reason } }, () =>
    contracts().then(({ EndedSessions }) => EndedSessions),
  );
}

export function makeResetLink(id: string, reason: string | undefined) {
  const path = `${pathOf(id)}/reset-link`;
  return writeJson({ method: "POST", path, body: { reason } }, loadLink);
}

const loadLink = () => contracts().then(({ EntryLink }) => EntryLink);

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}
