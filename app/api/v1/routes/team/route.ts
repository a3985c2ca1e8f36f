import { z } from "zod";
import { TeamExchange } from "@/lib/contracts/route-versions";
import { handleRouteEdit } from "@/lib/http/handle-route";
import { exchangeRoutes } from "@/lib/services/exchange-routes";

export const POST = handleRouteEdit(z.object({}), TeamExchange, exchangeRoutes);
