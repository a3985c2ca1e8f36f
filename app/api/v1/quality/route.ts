import { QualityQuery } from "@/lib/contracts/quality";
import { handleQuery } from "@/lib/http/handle";
import { qualityCsv } from "@/lib/http/quality-csv";
import { readQuality } from "@/lib/services/read-quality";

export const GET = handleQuery(QualityQuery, readQuality, qualityCsv);
