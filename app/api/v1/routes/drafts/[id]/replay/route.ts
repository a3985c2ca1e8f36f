import { RouteReplayQuery } from "@/lib/contracts/route-replay";
import { handleRouteEvidence } from "@/lib/http/handle-route";
import { replayRouteDraft } from "@/lib/services/replay-route-draft";

export const GET = handleRouteEvidence(RouteReplayQuery, replayRouteDraft);
