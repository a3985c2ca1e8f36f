import { AttemptsQuery } from "@/lib/contracts/attempts";
import { attemptsCsv } from "@/lib/http/attempts-csv";
import { handleQuery } from "@/lib/http/handle";
import { readAttempts } from "@/lib/services/read-attempts";

export const GET = handleQuery(AttemptsQuery, readAttempts, attemptsCsv);
