import { NowQuery } from "@/lib/contracts/now";
import { handleQuery } from "@/lib/http/handle";
import { readNow } from "@/lib/services/read-now";

export const GET = handleQuery(NowQuery, readNow);
