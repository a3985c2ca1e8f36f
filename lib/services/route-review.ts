import { findRouteDraft, type RouteDraft } from "@/db/control/find-route-draft";
import { findUser } from "@/db/control/find-user";
import { listGrants } from "@/db/control/list-grants";
import { listRouteVerdicts, type RouteVerdictRow } from "@/db/control/list-route-verdicts";
import type { ControlTx } from "@/db/open-control";
import { may, type Principal } from "@/lib/core/access/principal";
import { SAMPLE_PEOPLE, samplePerson } from "@/lib/core/access/sample-people";
import { judgedOf, type ReviewedDraft } from "@/lib/core/routes/review-rules";
import {
  draftState,
  type ReviewTally,
  type StoredVerdict,
  tallyReview,
} from "@/lib/core/routes/review-state";
import type { ReviewPolicy } from "@/lib/core/routes/route-table";
import { tableScope } from "@/lib/core/routes/table-scope";
import { ServiceError } from "./service-error";

export type RouteReview = {
  readonly draft: RouteDraft;
  /** As the rules see it. */
  readonly reviewed: ReviewedDraft;
  readonly tally: ReviewTally;
  readonly verdicts: readonly RouteVerdictRow[];
};

/** What the rules of a draft's base ask for, and its text. Read from Git, so outside of a transaction. */
export type RouteBase = {
  readonly sha: string | null;
  readonly text: string | null;
  readonly policy: ReviewPolicy;
};

/** Throws `not_found`. */
export function knownDraft(tx: ControlTx, id: string): RouteDraft {
  const draft = findRouteDraft(tx, id);
  if (draft === null) throw new ServiceError("not_found", "There is no draft of this id.");
  return draft;
}

/** How the review of a draft stands now: verdicts, who may still judge, and what the base asks for. */
export function routeReview(
  tx: ControlTx,
  draft: RouteDraft,
  base: RouteBase,
  asked: Principal,
): RouteReview {
  const verdicts = listRouteVerdicts(tx, draft.id);
  const stored = verdicts.map((row): StoredVerdict => {
    const { reviewerId: id, reviewerName: name, reviewerEmail: email } = row;
    const { verdict, contentHash, textHash: text, at } = row;
    const isEntitled = mayReview(tx, id, draft.table, asked);
    return {
      ...{ verdict, contentHash, textHash: text, at, isEntitled },
      reviewer: { id, name, email },
    };
  });
  const { phase, title, contentHash, issues, authors } = draft;
  const judged = judgedOf(draft);
  const tally = tallyReview(judged, authors, stored, base.policy);
  const reviewed: ReviewedDraft = {
    ...{ phase, title, contentHash, issues, authors, base: draft.base, textHash: draft.textHash },
    state: draftState(phase, tally),
    isUnchanged: draft.text === base.text,
    isEmergency: draft.emergency !== null,
  };
  return { draft, reviewed, tally, verdicts };
}

/** By the roles that somebody has now, not by those of the time of their verdict. */
function mayReview(tx: ControlTx, id: string, table: string, asked: Principal): boolean {
  const scope = tableScope(table);
  if (asked.kind === "person" && asked.via === "sample") {
    const person = SAMPLE_PEOPLE.find((one) => `sample-${one.id}` === id);
    if (person !== undefined) return may(samplePerson(person.id), "routes.review", scope);
  }
  const user = findUser(tx, { id });
  if (user === null || user.disabledAt !== null) return false;
  const { name, email } = user;
  const grants = listGrants(tx, id);
  const person: Principal = {
    ...{ kind: "person", id, name, email, grants, via: "session", sessionId: null },
  };
  return may(person, "routes.review", scope);
}
