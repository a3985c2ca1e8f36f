import { RequestsQuery } from "@/lib/contracts/requests";
import { handleQuery } from "@/lib/http/handle";
import { requestsCsv } from "@/lib/http/requests-csv";
import { readRequests } from "@/lib/services/read-requests";

export const GET = handleQuery(RequestsQuery, readRequests, requestsCsv);
