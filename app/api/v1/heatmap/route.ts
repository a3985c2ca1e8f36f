import { HeatmapQuery } from "@/lib/contracts/heatmap";
import { handleQuery } from "@/lib/http/handle";
import { heatmapCsv } from "@/lib/http/tables-csv";
import { readHeatmap } from "@/lib/services/read-heatmap";

export const GET = handleQuery(HeatmapQuery, readHeatmap, heatmapCsv);
