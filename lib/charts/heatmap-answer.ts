import type { Heatmap, HeatmapCell } from "@/lib/contracts/heatmap";
import type { TallyWire } from "@/lib/contracts/wire";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import { EMPTY_TALLY, mergeTallies } from "./measure";

type Cell = Pick<HeatmapCell, "row" | "column"> & Partial<HeatmapCell>;

/** For tests and fixtures: an answer of `GET /api/v1/heatmap` from what matters in it; totals are the sums. */
export function heatmapAnswer(parts: Partial<Omit<Heatmap, "cells">> & { cells: Cell[] }): Heatmap {
  const cells = parts.cells.map((cell) => ({ coverage: null, ...filled(cell), ...placeOf(cell) }));
  const rows = parts.rows ?? [...new Set(cells.map(({ row }) => row))];
  const columns = parts.columns ?? [...new Set(cells.map(({ column }) => column))];
  const sum = (of: readonly TallyWire[]) => of.reduce(mergeTallies, EMPTY_TALLY);
  return {
    range: { from: 0, to: 600_000 },
    asOf: 600_000,
    axes: { rows: "region", columns: "provider" },
    rowTotals: rows.map((row) => sum(cells.filter((cell) => cell.row === row))),
    columnTotals: columns.map((column) => sum(cells.filter((cell) => cell.column === column))),
    total: sum(cells),
    rowEvidence: null,
    columnEvidence: null,
    evidence: "every_call",
    labels: {},
    ...parts,
    rows,
    columns,
    cells,
  };
}

function placeOf({ row, column, coverage }: Cell) {
  return { row, column, ...(coverage === undefined ? {} : { coverage }) };
}

/** What is not said went well. */
function filled(cell: Partial<TallyWire>): TallyWire {
  const told = { ...EMPTY_TALLY, ...cell };
  const failed = OUTCOMES.reduce((count, outcome) => count + (told.outcomes[outcome] ?? 0), 0);
  const attempts = Math.max(told.attempts, failed);
  const ok = attempts - failed;
  const outcomes = ok > 0 ? { ...told.outcomes, ok } : told.outcomes;
  const unrated = { attempts: 0, outcomes: {} };
  const rated = told.denominator === "unknown" ? unrated : { attempts, outcomes };
  const { p50Ms, p95Ms, latencyCount, denominator } = told;
  return {
    attempts,
    outcomes,
    p50Ms,
    p95Ms,
    latencyCount,
    denominator,
    rated: cell.rated ?? rated,
    ...(cell.withheldBy === undefined ? {} : { withheldBy: cell.withheldBy }),
  };
}
