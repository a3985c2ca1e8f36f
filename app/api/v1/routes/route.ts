import { z } from "zod";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteTables } from "@/lib/services/show-route-tables";

export const GET = handleRouteRead(z.object({}), showRouteTables);
