import { OfDraft, RouteVerdict } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { judgeDraft } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfDraft, RouteVerdict, judgeDraft);
