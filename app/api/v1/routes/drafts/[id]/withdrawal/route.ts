import { OfDraft, RouteWithdrawal } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { withdrawDraft } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfDraft, RouteWithdrawal, withdrawDraft);
