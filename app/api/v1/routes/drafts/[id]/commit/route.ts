import { OfDraft, RouteCommit } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { commitDraft } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfDraft, RouteCommit, commitDraft);
