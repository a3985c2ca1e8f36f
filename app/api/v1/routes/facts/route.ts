import { RouteFactsQuery } from "@/lib/contracts/route-facts";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteFacts } from "@/lib/services/show-route-facts";

export const GET = handleRouteRead(RouteFactsQuery, showRouteFacts);
