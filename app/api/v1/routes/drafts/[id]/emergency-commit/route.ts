import { OfDraft, RouteEmergency } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { commitDraftInEmergency } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfDraft, RouteEmergency, commitDraftInEmergency);
