import { OfVersion } from "@/lib/contracts/route-versions";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteVersion } from "@/lib/services/show-route-versions";

export const GET = handleRouteRead(OfVersion, showRouteVersion);
