import { OfDraft, RouteCommentDraft } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { commentOnDraft } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfDraft, RouteCommentDraft, commentOnDraft);
