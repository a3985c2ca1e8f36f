import { handleOne } from "@/lib/http/handle";
import { readRequest } from "@/lib/services/read-request";

export const GET = handleOne(readRequest);
