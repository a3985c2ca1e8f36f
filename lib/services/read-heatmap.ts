import type { Heatmap, HeatmapQuery } from "@/lib/contracts/heatmap";
import type { Dimension } from "@/lib/core/attempt/attempt";
import { breakdownGate, type ClosedGate } from "@/lib/core/quality/field-gates";
import { answerableRange } from "@/lib/core/rollup/kept-since";
import { EMPTY_TALLY, mergeTally, type Tally } from "@/lib/core/rollup/tally";
import type {
  AttemptFilter,
  EventReader,
  EvidenceLevel,
  GroupedTally,
  HeatmapAxis,
} from "@/lib/core/store/event-store";
import { HOUR_MS, type TimeRange } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { admittedLevels, combinedLevel, type GatewayLevel, isPlaceAxis } from "./evidence-level";
import { labelsOf } from "./key-labels";
import { readFilter, readRange } from "./read-slice";
import { ServiceError } from "./service-error";
import { ratedGroup, sliceGate } from "./slice-gate";
import { ratedAttempts, tallyWire, tupleCoverage } from "./tally-wire";

/** GET /api/v1/heatmap: any two axes over an exact range. */
export async function readHeatmap(stores: ConsoleStores, query: HeatmapQuery): Promise<Heatmap> {
  demand(stores, "evidence.read");
  const kept = await stores.events.keptSince();
  const range = answerableRange(kept, readRange(query, stores.now));
  const filter = readFilter(query);
  const levels = await admittedLevels(stores, range, filter);
  return heatmapOf(stores, { range, filter, levels, rows: query.rows, columns: query.columns });
}

export type HeatmapParts = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  readonly levels: readonly GatewayLevel[];
  readonly rows: HeatmapAxis;
  readonly columns: HeatmapAxis;
};

/** The same from parsed parts, for screens that read several panels at once. */
export async function heatmapOf(
  stores: ConsoleStores,
  { range, filter, levels, rows, columns }: HeatmapParts,
): Promise<Heatmap> {
  if (rows === columns)
    throw new ServiceError("invalid_query", "`rows` and `columns` must differ.");
  const cells = await cellsOf(stores.events, range, filter, rows, columns);
  const labels = await stores.events.keyLabels();
  const picked = await sliceGate(stores.events, range, filter);
  const judged = breakdownGate([rows, columns], cells.map(ratedGroup));

  const rowValues = axisValues(cells, 0, rows, levels, labels);
  const columnValues = axisValues(cells, 1, columns, levels, labels);
  return {
    range,
    asOf: stores.now,
    axes: { rows, columns },
    rows: rowValues,
    columns: columnValues,
    cells: cells.map(({ values, tally }) => {
      const wire = tallyWire(tally, picked ?? judged(values));
      return {
        row: values[0] ?? null,
        column: values[1] ?? null,
        ...wire,
        coverage: wire.denominator === "unknown" ? null : tupleCoverage(tally),
      };
    }),
    rowTotals: totalsOf(cells, 0, { axis: rows, values: rowValues, picked }),
    columnTotals: totalsOf(cells, 1, { axis: columns, values: columnValues, picked }),
    total: tallyWire(cells.map((cell) => cell.tally).reduce(mergeTally, EMPTY_TALLY), picked),
    rowEvidence: axisEvidence(rows, rowValues, levels),
    columnEvidence: axisEvidence(columns, columnValues, levels),
    evidence: combinedLevel(levels),
    labels: labelsOf(labels, rows === "key" ? rowValues : columns === "key" ? columnValues : []),
  };
}

async function cellsOf(
  events: EventReader,
  range: TimeRange,
  filter: AttemptFilter,
  rows: HeatmapAxis,
  columns: HeatmapAxis,
): Promise<GroupedTally[]> {
  const by = [rows, columns].filter((axis): axis is Dimension => axis !== "hour");
  if (by.length === 2) return events.tallies({ range, by, filter });
  const series = await events.series({ range, by, filter, stepMs: HOUR_MS });
  return series.map(({ t, values, tally }) => {
    const [value] = values;
    return {
      values: rows === "hour" ? [String(t), value ?? null] : [value ?? null, String(t)],
      tally,
    };
  });
}

/** Every value that occurred, and every Gateway, region or runtime path that could have; unknown last. */
function axisValues(
  cells: readonly GroupedTally[],
  index: 0 | 1,
  axis: HeatmapAxis,
  levels: readonly GatewayLevel[],
  labels: ReadonlyMap<string, string>,
): (string | null)[] {
  const values = new Set<string | null>(cells.map((cell) => cell.values[index] ?? null));
  if (isPlaceAxis(axis)) for (const level of levels) values.add(level[axis]);
  const text = (value: string) => (axis === "key" ? (labels.get(value) ?? value) : value);
  return [...values].sort((a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return axis === "hour" ? Number(a) - Number(b) : text(a).localeCompare(text(b), "en");
  });
}

type Lines = {
  readonly axis: HeatmapAxis;
  readonly values: readonly (string | null)[];
  readonly picked: ClosedGate | null;
};

function totalsOf(cells: readonly GroupedTally[], index: 0 | 1, { axis, values, picked }: Lines) {
  const totals = new Map<string | null, Tally>();
  for (const { values: at, tally } of cells) {
    const value = at[index] ?? null;
    const sum = totals.get(value);
    totals.set(value, sum ? mergeTally(sum, tally) : tally);
  }
  const judged = breakdownGate(
    [axis],
    [...totals].map(([value, tally]) => ({ values: [value], attempts: ratedAttempts(tally) })),
  );
  return values.map((value) => {
    const total = totals.get(value);
    return total ? tallyWire(total, picked ?? judged([value])) : tallyWire(EMPTY_TALLY);
  });
}

function axisEvidence(
  axis: HeatmapAxis,
  values: readonly (string | null)[],
  levels: readonly GatewayLevel[],
): EvidenceLevel[] | null {
  if (!isPlaceAxis(axis)) return null;
  return values.map((value) => combinedLevel(levels.filter((level) => level[axis] === value)));
}
