import { RouteChainsQuery } from "@/lib/contracts/route-chains";
import { OfVersion } from "@/lib/contracts/route-versions";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showVersionChains } from "@/lib/services/show-route-chains";

export const GET = handleRouteRead(OfVersion.extend(RouteChainsQuery.shape), showVersionChains);
