import { OfDraft, RouteSubmission } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { submitDraft } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfDraft, RouteSubmission, submitDraft);
