import { listRouteDrafts } from "@/db/control/list-route-drafts";
import { listRouteEmergencies } from "@/db/control/list-route-emergencies";
import { may } from "@/lib/core/access/principal";
import type { DraftPhase, DraftState } from "@/lib/core/routes/review-state";
import type { ReviewPolicy } from "@/lib/core/routes/route-table";
import { tableScope } from "@/lib/core/routes/table-scope";
import { type Waits, waitsFor } from "@/lib/core/routes/waits-for";
import type { EpochMs } from "@/lib/core/time/range";
import { demand } from "./demand";
import { routeReviewer } from "./route-author";
import { routeBase } from "./route-base";
import { knownDraft, type RouteReview, routeReview } from "./route-review";
import type { RouteStores } from "./route-stores";

const MOST_LISTED = 200;

/** A draft as a list shows it. */
export type RouteDraftLine = {
  readonly id: string;
  readonly table: string;
  readonly title: string;
  readonly ticket: string | null;
  readonly state: DraftState;
  readonly authors: readonly string[];
  readonly savedAt: EpochMs;
  readonly savedBy: string;
  /** Approvals that are still needed, of whomever, and groups of which nobody approved. */
  readonly missing: number;
  readonly missingGroups: readonly string[];
  /** Why it was committed without approvals; `null`: it was not. */
  readonly emergency: string | null;
  readonly version: string | null;
  /** What it needs of who asks; `null`: nothing. */
  readonly waits: Waits | null;
};

/** Drafts of all tables or of one, the last saved first. */
export async function readRouteDrafts(
  stores: RouteStores,
  {
    table,
    phases = ["draft", "in_review"],
  }: { readonly table?: string | undefined; readonly phases?: readonly DraftPhase[] } = {},
): Promise<RouteDraftLine[]> {
  demand(stores, "routes.read");
  return lines(stores, listRouteDrafts(stores.control, { table, phases, limit: MOST_LISTED }));
}

/** Commits without approvals that nobody has reviewed since: every screen says so. */
export async function readRouteEmergencies(stores: RouteStores): Promise<RouteDraftLine[]> {
  demand(stores, "routes.read");
  return lines(stores, listRouteEmergencies(stores.control));
}

async function lines(stores: RouteStores, ids: readonly string[]): Promise<RouteDraftLine[]> {
  const found: RouteDraftLine[] = [];
  for (const id of ids) {
    const draft = knownDraft(stores.control, id);
    const base = await routeBase(stores, draft.table, draft.base);
    const review = routeReview(stores.control, draft, base, stores.principal);
    const { reviewed, tally } = review;
    const { table, title, ticket, authors, savedAt, savedBy, emergency, version } = draft;
    const { missing, missingGroups } = tally;
    const waits = waitsOf(stores, review, base.policy);
    found.push({
      ...{ id, table, title, ticket, savedAt, savedBy, emergency, version },
      ...{ state: reviewed.state, missing, missingGroups, waits },
      authors: authors.map(({ name }) => name),
    });
  }
  return found;
}

function waitsOf(
  { principal }: RouteStores,
  { draft, reviewed, tally }: RouteReview,
  policy: ReviewPolicy,
): Waits | null {
  const reviewer = routeReviewer(principal);
  if (reviewer === null) return null;
  const scope = tableScope(draft.table);
  const mayReview = may(principal, "routes.review", scope);
  const mayDraft = may(principal, "routes.draft", scope);
  return waitsFor(reviewed, tally, policy, { reviewer, mayReview, mayDraft });
}
