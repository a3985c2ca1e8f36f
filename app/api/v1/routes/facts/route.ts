import { z } from "zod";
import { handleRouteRead } from "@/lib/http/handle-route";
import { showRouteFacts } from "@/lib/services/show-route-facts";

export const GET = handleRouteRead(z.object({}), showRouteFacts);
