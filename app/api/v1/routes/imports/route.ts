import { z } from "zod";
import { RouteImportDraft } from "@/lib/contracts/route-exchange";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { importRouteConfig } from "@/lib/services/import-route-config";

export const POST = handleRouteEdit(z.object({}), RouteImportDraft, importRouteConfig);
