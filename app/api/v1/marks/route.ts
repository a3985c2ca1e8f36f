import { MarksQuery } from "@/lib/contracts/marks";
import { handleQuery } from "@/lib/http/handle";
import { readMarksAnswer } from "@/lib/services/read-marks";

export const GET = handleQuery(MarksQuery, readMarksAnswer);
