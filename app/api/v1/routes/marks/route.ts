import { RouteMarksQuery } from "@/lib/contracts/route-versions";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteMarks } from "@/lib/services/show-route-versions";

export const GET = handleRouteRead(RouteMarksQuery, showRouteMarks);
