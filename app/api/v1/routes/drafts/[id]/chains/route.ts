import { RouteChainsQuery } from "@/lib/contracts/route-chains";
import { OfDraft } from "@/lib/contracts/route-drafts";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showDraftChains } from "@/lib/services/show-route-chains";

export const GET = handleRouteRead(OfDraft.extend(RouteChainsQuery.shape), showDraftChains);
