import { RatesQuery } from "@/lib/contracts/rates";
import { handleQuery } from "@/lib/http/handle";
import { ratesCsv } from "@/lib/http/tables-csv";
import { readRates } from "@/lib/services/read-rates";

export const GET = handleQuery(RatesQuery, readRates, ratesCsv);
