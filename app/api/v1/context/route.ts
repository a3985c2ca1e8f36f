import { z } from "zod";
import { handleQuery } from "@/lib/http/handle";
import { readContext } from "@/lib/services/read-context";

export const GET = handleQuery(z.object({}), readContext);
