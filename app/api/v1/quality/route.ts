import { QualityQuery } from "@/lib/contracts/quality";
import { handleQuery } from "@/lib/http/handle";
import { readQuality } from "@/lib/services/read-quality";

export const GET = handleQuery(QualityQuery, readQuality);
