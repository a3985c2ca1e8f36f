import { z } from "zod";
import { RouteDraftBegin, RouteDraftsQuery } from "@/lib/contracts/route-drafts";
import { handleRouteEdit, handleRouteRead } from "@/lib/http/handle-route";
import { beginDraft } from "@/lib/services/route-draft-edits";
import { showRouteDrafts } from "@/lib/services/show-route-drafts";

export const GET = handleRouteRead(RouteDraftsQuery, showRouteDrafts);
export const POST = handleRouteEdit(z.object({}), RouteDraftBegin, beginDraft);
