import { OfComment, RouteSuggestionUse } from "@/lib/contracts/route-drafts";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { applyDraftSuggestion } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfComment, RouteSuggestionUse, applyDraftSuggestion);
