import { RouteEffectQuery } from "@/lib/contracts/route-versions";
import { handleRouteEvidence } from "@/lib/http/handle-route";
import { showRouteEffect } from "@/lib/services/show-route-effect";

export const GET = handleRouteEvidence(RouteEffectQuery, showRouteEffect);
