import { DifferenceQuery } from "@/lib/contracts/difference";
import { differenceCsv } from "@/lib/http/difference-csv";
import { handleQuery } from "@/lib/http/handle";
import { readDifference } from "@/lib/services/read-difference";

export const GET = handleQuery(DifferenceQuery, readDifference, differenceCsv);
