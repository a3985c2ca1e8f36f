import { NowQuery } from "@/lib/contracts/now";
import { handleQuery } from "@/lib/http/handle";
import { nowCsv } from "@/lib/http/now-csv";
import { readNow } from "@/lib/services/read-now";

export const GET = handleQuery(NowQuery, readNow, nowCsv);
