import { RouteVersionsQuery } from "@/lib/contracts/route-versions";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteVersions } from "@/lib/services/show-route-versions";

export const GET = handleRouteRead(RouteVersionsQuery, showRouteVersions);
