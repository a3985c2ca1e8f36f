import { OfDraft, RouteRebase } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { rebaseRouteDraft } from "@/lib/services/rebase-route-draft";

export const POST = handleRouteEdit(OfDraft, RouteRebase, rebaseRouteDraft);
