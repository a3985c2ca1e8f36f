import type { HeatmapQuery } from "@/lib/contracts/heatmap";
import type { RatesQuery } from "@/lib/contracts/rates";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readHeatmap } from "@/lib/services/read-heatmap";
import { readRates } from "@/lib/services/read-rates";
import { csvResponse, TALLY_COLUMNS, tallyRow } from "./csv-response";

/** One row a cell that occurred. */
export async function heatmapCsv(stores: ConsoleStores, query: HeatmapQuery): Promise<Response> {
  const { axes, cells } = await readHeatmap(stores, query);
  const rows = cells.map((cell) => ({
    [axes.rows]: cell.row,
    [axes.columns]: cell.column,
    ...tallyRow(cell),
    coverage: cell.coverage,
  }));
  return csvResponse("heatmap", [axes.rows, axes.columns, ...TALLY_COLUMNS, "coverage"], rows);
}

/** One row a series and step; `from` is the start of the step. */
export async function ratesCsv(stores: ConsoleStores, query: RatesQuery): Promise<Response> {
  const { by, series } = await readRates(stores, query);
  const rows = series.flatMap((one) =>
    one.points.map((point) => ({
      ...Object.fromEntries(by.map((dimension) => [dimension, one[dimension] ?? null])),
      from: new Date(point.t).toISOString(),
      ...tallyRow(point),
    })),
  );
  return csvResponse("rates", [...by, "from", ...TALLY_COLUMNS], rows);
}
