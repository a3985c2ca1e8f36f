import { OfDraft, RoutePresence } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { bePresentAtDraft } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfDraft, RoutePresence, bePresentAtDraft);
