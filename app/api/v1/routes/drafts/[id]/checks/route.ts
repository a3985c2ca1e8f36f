import { OfDraft } from "@/lib/contracts/route-drafts";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteChecks } from "@/lib/services/route-checks";

export const GET = handleRouteRead(OfDraft, showRouteChecks);
