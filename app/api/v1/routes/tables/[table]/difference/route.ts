import { RouteDifferenceQuery } from "@/lib/contracts/route-versions";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteDifference } from "@/lib/services/show-route-difference";

export const GET = handleRouteRead(RouteDifferenceQuery, showRouteDifference);
