import { RouteVersionAtQuery } from "@/lib/contracts/route-versions";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteVersionAt } from "@/lib/services/show-route-versions";

export const GET = handleRouteRead(RouteVersionAtQuery, showRouteVersionAt);
