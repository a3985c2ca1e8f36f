import { OfComment, RouteCommentEdit } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { resolveDraftComment } from "@/lib/services/route-draft-edits";

export const PUT = handleRouteEdit(OfComment, RouteCommentEdit, resolveDraftComment);
