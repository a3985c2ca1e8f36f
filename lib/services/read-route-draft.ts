import { listRouteComments, type RouteCommentRow } from "@/db/control/list-route-comments";
import { listRouteKeptTexts } from "@/db/control/list-route-kept-texts";
import { listRoutePresence } from "@/db/control/list-route-presence";
import { liveRouteVersion } from "@/db/control/live-route-version";
import type { ReviewRefusal } from "@/lib/core/routes/review-refusal";
import {
  commitRefusal,
  judgedOf,
  judgeRefusal,
  submitRefusal,
} from "@/lib/core/routes/review-rules";
import type { DraftState, ReviewTally, VerdictStanding } from "@/lib/core/routes/review-state";
import type { ReviewPolicy } from "@/lib/core/routes/route-table";
import { MINUTE_MS } from "@/lib/core/time/range";
import { demand } from "./demand";
import { routeReviewer } from "./route-author";
import { routeBase } from "./route-base";
import { knownDraft, type RouteReview, routeReview } from "./route-review";
import type { RouteStores } from "./route-stores";

/** Who has not been heard of for longer has closed the page. */
const PRESENT_MS = 2 * MINUTE_MS;

/** A draft with all that a person needs to go on with it. */
export type RouteDraftView = {
  readonly draft: RouteReview["draft"];
  readonly state: DraftState;
  /** The text that it began from; `null`: the table is new, or cannot be read there. */
  readonly baseText: string | null;
  /** The newest version of the table. */
  readonly live: string | null;
  readonly isStale: boolean;
  /** That of the base, by which this draft is judged. */
  readonly policy: ReviewPolicy;
  readonly tally: ReviewTally;
  readonly verdicts: readonly (RouteReview["verdicts"][number] & {
    readonly standing: VerdictStanding;
  })[];
  readonly comments: readonly RouteCommentRow[];
  /** Texts that came too late to be saved. */
  readonly keptTexts: ReturnType<typeof listRouteKeptTexts>;
  readonly presence: ReturnType<typeof listRoutePresence>;
  /** Why who asks cannot do a step now; `null`: they can, as far as the rules of review go. */
  readonly refusals: {
    readonly submit: ReviewRefusal | null;
    readonly judge: ReviewRefusal | null;
    readonly commit: ReviewRefusal | null;
  };
};

/** GET of one draft. Throws `not_found`. */
export async function readRouteDraft(stores: RouteStores, id: string): Promise<RouteDraftView> {
  demand(stores, "routes.read");
  const { control, principal, now } = stores;
  const { table, base } = knownDraft(control, id);
  const from = await routeBase(stores, table, base);
  const { draft, reviewed, tally, verdicts } = routeReview(
    control,
    knownDraft(control, id),
    from,
    principal,
  );
  const live = liveRouteVersion(control, table)?.sha ?? null;
  // What is shown is what would be judged; a text that cannot be read has no hash to agree with.
  const seen = judgedOf(draft) ?? { contentHash: "", textHash: "" };
  return {
    ...{ draft, state: reviewed.state, baseText: from.text, live, policy: from.policy, tally },
    isStale: draft.base !== live && (draft.phase === "draft" || draft.phase === "in_review"),
    verdicts: verdicts.map((verdict, at) => ({
      ...verdict,
      standing: tally.standings[at] ?? "replaced",
    })),
    comments: listRouteComments(control, id),
    keptTexts: listRouteKeptTexts(control, id),
    presence: listRoutePresence(control, id, now - PRESENT_MS),
    refusals: {
      submit: submitRefusal(reviewed),
      judge: judgeRefusal(reviewed, routeReviewer(principal), seen),
      commit: commitRefusal(reviewed, tally, seen, live),
    },
  };
}
