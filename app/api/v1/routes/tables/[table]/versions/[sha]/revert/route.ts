import { OfVersion, RouteRevert } from "@/lib/contracts/route-versions";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { revertVersion } from "@/lib/services/route-draft-edits";

export const POST = handleRouteEdit(OfVersion, RouteRevert, revertVersion);
