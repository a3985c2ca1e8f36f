import { OfDraft, RouteDraftSave } from "@/lib/contracts/route-drafts";
import { handleRouteEdit, handleRouteRead } from "@/lib/http/handle-route";
import { saveDraft } from "@/lib/services/route-draft-edits";
import { showRouteDraft } from "@/lib/services/show-route-drafts";

export const GET = handleRouteRead(OfDraft, (stores, { id }) => showRouteDraft(stores, id));
export const PUT = handleRouteEdit(OfDraft, RouteDraftSave, saveDraft);
