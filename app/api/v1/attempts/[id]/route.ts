import { handleOne } from "@/lib/http/handle";
import { readAttempt } from "@/lib/services/read-attempt";

export const GET = handleOne(readAttempt);
