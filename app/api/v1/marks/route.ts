import { MarksQuery } from "@/lib/contracts/marks";
import { handleQuery } from "@/lib/http/handle";
import { marksCsv } from "@/lib/http/marks-csv";
import { readMarksAnswer } from "@/lib/services/read-marks";

export const GET = handleQuery(MarksQuery, readMarksAnswer, marksCsv);
