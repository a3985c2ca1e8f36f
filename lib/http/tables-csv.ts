import type { HeatmapQuery } from "@/lib/contracts/heatmap";
import type { Rates, RatesQuery, RatesSeries } from "@/lib/contracts/rates";
import type { HeatmapAxis } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readHeatmap } from "@/lib/services/read-heatmap";
import { readRates } from "@/lib/services/read-rates";
import { csvResponse, TALLY_COLUMNS, tallyRow } from "./csv-response";
import { isoTime } from "./iso-time";

/** One row a cell that occurred. */
export async function heatmapCsv(stores: ConsoleStores, query: HeatmapQuery): Promise<Response> {
  const { axes, cells } = await readHeatmap(stores, query);
  const rows = cells.map((cell) => ({
    [axes.rows]: axisValue(axes.rows, cell.row),
    [axes.columns]: axisValue(axes.columns, cell.column),
    ...tallyRow(cell),
    coverage: cell.coverage,
  }));
  return csvResponse("heatmap", [axes.rows, axes.columns, ...TALLY_COLUMNS, "coverage"], rows);
}

function axisValue(axis: HeatmapAxis, value: string | null): string | null {
  return axis === "hour" && value !== null ? isoTime(Number(value)) : value;
}

/** The table that the query names. */
export async function ratesCsv(stores: ConsoleStores, query: RatesQuery): Promise<Response> {
  const rates = await readRates(stores, query);
  switch (query.table) {
    case "series":
      return series(rates);
    case "steps":
    case undefined:
      return steps(rates);
  }
}

/** One row a series. */
function series({ by, series }: Rates): Response {
  const rows = series.map((one) => ({ ...dimensionsOf(by, one), ...tallyRow(one.totals) }));
  return csvResponse("routes", [...by, ...TALLY_COLUMNS], rows);
}

/** One row a series and step; `from` is the start of the step. */
function steps({ by, series, stepMs }: Rates): Response {
  const rows = series.flatMap((one) =>
    one.points.map((point) => ({
      ...dimensionsOf(by, one),
      from: isoTime(point.t),
      stepMs,
      ...tallyRow(point),
    })),
  );
  return csvResponse("rates", [...by, "from", "stepMs", ...TALLY_COLUMNS], rows);
}

function dimensionsOf(by: Rates["by"], series: RatesSeries) {
  return Object.fromEntries(by.map((dimension) => [dimension, series[dimension] ?? null]));
}
