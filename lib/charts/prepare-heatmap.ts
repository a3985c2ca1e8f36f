import type { Heatmap, HeatmapCell } from "@/lib/contracts/heatmap";
import type { Finding } from "@/lib/contracts/now";
import type { TallyWire } from "@/lib/contracts/wire";
import type { Dimension } from "@/lib/core/attempt/attempt";
import type { EvidenceLevel, HeatmapAxis } from "@/lib/core/store/event-store";
import { HOUR_MS } from "@/lib/core/time/range";
import { type AttemptsLink, dimensionFilters } from "./attempts-link";
import { formatCount, formatCounted, formatShare } from "./format-number";
import { heatStep } from "./heat-step";
import { AVAILABILITY_FAILURES, countOf, ratioOf } from "./measure";
import { gateWords } from "./withheld-words";

/**
 * What a cell can say:
 * - `rated`: a failure ratio over all its attempts
 * - `partial`: a ratio over those of its Gateways that log every call
 * - `counted`: failures without a denominator
 * - `none_logged`: nothing, by Gateways that log failures only
 * - `no_traffic`: nothing, by Gateways that log every call
 * - `no_data`: no source was there to see
 */
export type HeatState = "rated" | "partial" | "counted" | "none_logged" | "no_traffic" | "no_data";

export type HeatCell = {
  readonly id: string;
  readonly row: string;
  readonly column: string;
  readonly state: HeatState;
  /** The number in the cell, or the words in its place. */
  readonly text: string;
  /** "312 / 940" under it. */
  readonly caption: string;
  /** "+2" beside it, where the rows behind the cell are two more than the ratio is made of. */
  readonly more: string;
  /** Of the colour ramp; `null`: no colour. */
  readonly step: number | null;
  /** Attempts as a share of the busiest cell's; `null`: none are known. */
  readonly volume: number | null;
  readonly worst: boolean;
  /** The cell in one sentence. */
  readonly says: string;
  readonly failed: number;
  readonly tally: TallyWire | null;
  readonly coverage: number | null;
  readonly link: AttemptsLink;
};

export type HeatLine = {
  readonly value: string | null;
  readonly label: string;
  readonly total: HeatCell;
};
export type HeatRow = HeatLine & { readonly cells: readonly HeatCell[] };

export type PreparedHeatmap = {
  readonly columns: readonly HeatLine[];
  readonly rows: readonly HeatRow[];
  readonly total: HeatCell;
  /** States that occur, for the legend. */
  readonly states: ReadonlySet<HeatState>;
  /** Lines that are left out of the picture, never out of the table. */
  readonly left: { readonly rows: number; readonly columns: number };
};

export type HeatmapOptions = {
  /** The worst finding of the screen; its cell is the one that is outlined. */
  readonly worst?: Finding;
  readonly mostRows?: number;
  readonly mostColumns?: number;
  /** How an axis value is called where the answer has no label for it. */
  readonly nameOf?: (axis: HeatmapAxis, value: string) => string;
};

/** Under this many attempts one failure would outline a cell. */
const WORST_MIN_ATTEMPTS = 20;

/** Lays an answer out: every combination gets a cell, and an empty one says why it is empty. */
export function prepareHeatmap(answer: Heatmap, options: HeatmapOptions = {}): PreparedHeatmap {
  const rowValues = busiest(answer.rows, answer.rowTotals, options.mostRows);
  const columnValues = busiest(answer.columns, answer.columnTotals, options.mostColumns);
  const found = new Map(answer.cells.map((cell) => [idOf(cell.row, cell.column), cell]));
  const shown = answer.cells.filter(
    ({ row, column }) => rowValues.includes(row) && columnValues.includes(column),
  );
  const most = Math.max(0, ...shown.map(({ attempts }) => attempts));
  const worst = worstId(shown, answer, options.worst);
  const name = (axis: HeatmapAxis, value: string | null) =>
    value === null ? "unknown" : (answer.labels[value] ?? options.nameOf?.(axis, value) ?? value);

  const cellOf = (row: string | null, column: string | null): HeatCell => {
    const id = idOf(row, column);
    const cell = found.get(id);
    const names = { row: name(answer.axes.rows, row), column: name(answer.axes.columns, column) };
    const link = linkOf(answer, { row, column }, cell);
    if (cell === undefined) return emptyCell(id, names, levelOf(answer, row, column), link);
    return {
      ...tallyCell(id, names, cell, link),
      volume: most === 0 ? null : cell.attempts / most,
      worst: id === worst,
      coverage: cell.coverage,
    };
  };
  const totalOf = (
    tally: TallyWire | undefined,
    at: { row?: string | null; column?: string | null },
  ) => {
    const names = {
      row: at.row === undefined ? "all" : name(answer.axes.rows, at.row),
      column: at.column === undefined ? "all" : name(answer.axes.columns, at.column),
    };
    const id = `total ${JSON.stringify(at)}`;
    const link = linkOf(answer, at, tally);
    if (tally === undefined || tally.attempts === 0) {
      const level =
        at.row === undefined
          ? levelOf(answer, undefined, at.column)
          : levelOf(answer, at.row, undefined);
      return emptyCell(id, names, level, link);
    }
    return tallyCell(id, names, tally, link);
  };

  const rows = rowValues.map((row) => ({
    value: row,
    label: name(answer.axes.rows, row),
    total: totalOf(answer.rowTotals[answer.rows.indexOf(row)], { row }),
    cells: columnValues.map((column) => cellOf(row, column)),
  }));
  const total = totalOf(answer.total, {});
  return {
    rows,
    columns: columnValues.map((column) => ({
      value: column,
      label: name(answer.axes.columns, column),
      total: totalOf(answer.columnTotals[answer.columns.indexOf(column)], { column }),
    })),
    total,
    states: statesOf(rows, total),
    left: {
      rows: answer.rows.length - rowValues.length,
      columns: answer.columns.length - columnValues.length,
    },
  };
}

/** Where a line is partial its total is, whose mark needs its meaning as much as a cell's. */
function statesOf(rows: readonly HeatRow[], total: HeatCell): ReadonlySet<HeatState> {
  const states = new Set(rows.flatMap(({ cells }) => cells.map(({ state }) => state)));
  return total.state === "partial" ? states.add("partial") : states;
}

type Names = { row: string; column: string };

function tallyCell(id: string, names: Names, tally: TallyWire, link: AttemptsLink): HeatCell {
  const failed = countOf(tally, AVAILABILITY_FAILURES);
  const ratio = ratioOf(tally, AVAILABILITY_FAILURES);
  const base = { id, ...names, failed, tally, link, volume: null, worst: false, coverage: null };
  if (ratio.value === null) {
    return {
      ...base,
      state: "counted",
      text: `${formatCount(failed)} failed`,
      caption: ratio.gate === undefined ? "rate unknown" : "rate withheld",
      more: "",
      step: null,
      says: `${names.row}, ${names.column}: ${formatCount(failed)} failed, ${
        ratio.gate === undefined
          ? "rate unknown: the Gateway logs failures only"
          : `rate withheld: ${gateWords(ratio.gate)}`
      }`,
    };
  }
  const share = formatShare(ratio.value);
  const partial = tally.denominator === "partial";
  const unrated = tally.attempts - ratio.n;
  const more = failed - ratio.part;
  // The link leads to the failed attempts, without any to all.
  const beyond = failed > 0 ? more : unrated;
  return {
    ...base,
    state: partial ? "partial" : "rated",
    text: share,
    caption: `${formatCount(ratio.part)} / ${formatCount(ratio.n)}`,
    more: beyond === 0 ? "" : `+${formatCount(beyond)}`,
    step: heatStep(ratio.value),
    says: `${names.row}, ${names.column}: ${share} failed, ${formatCount(ratio.part)} of ${formatCount(ratio.n)} attempts${
      partial ? `; ${moreWords(unrated, more)}` : ""
    }`,
  };
}

function moreWords(unrated: number, failed: number): string {
  const where = "at Gateways that log failures only, not in the ratio";
  return failed === 0
    ? `${formatCounted(unrated, "more attempt")} ${where}, none of them failed`
    : `${formatCount(failed)} more failed ${where}`;
}

const EMPTY: Record<EvidenceLevel, { state: HeatState; text: string; says: string }> = {
  every_call: {
    state: "no_traffic",
    text: "no traffic",
    says: "no traffic: the Gateway logs every call, and there was none",
  },
  failures_only: {
    state: "none_logged",
    text: "0 failed",
    says: "no failure logged; traffic unknown: the Gateway logs failures only",
  },
  none: { state: "no_data", text: "no data", says: "no data: no source covered this time" },
};

function emptyCell(id: string, names: Names, level: EvidenceLevel, link: AttemptsLink): HeatCell {
  const { state, text, says } = EMPTY[level];
  return {
    id,
    ...names,
    state,
    text,
    caption: "",
    more: "",
    step: null,
    volume: null,
    worst: false,
    says: `${names.row}, ${names.column}: ${says}`,
    failed: 0,
    tally: null,
    coverage: null,
    link,
  };
}

/** The weakest that is known of either line: what one of them could not see, the cell cannot tell. */
function levelOf(
  answer: Heatmap,
  row: string | null | undefined,
  column: string | null | undefined,
): EvidenceLevel {
  const levels = [
    row === undefined ? undefined : answer.rowEvidence?.[answer.rows.indexOf(row)],
    column === undefined ? undefined : answer.columnEvidence?.[answer.columns.indexOf(column)],
  ].filter((level) => level !== undefined);
  if (levels.length === 0) return answer.evidence;
  if (levels.includes("none")) return "none";
  return levels.includes("failures_only") ? "failures_only" : "every_call";
}

/** Failures where there are any, else all attempts, of exactly this place and time. */
function linkOf(
  answer: Heatmap,
  at: { row?: string | null; column?: string | null },
  tally: TallyWire | undefined,
): AttemptsLink {
  const failed = tally === undefined ? 0 : countOf(tally, AVAILABILITY_FAILURES);
  const on = (
    axis: HeatmapAxis,
    value: string | null | undefined,
  ): Partial<Record<Dimension, string | null>> =>
    axis === "hour" || value === undefined ? {} : { [axis]: value };
  return {
    range: hourRange(answer, at) ?? answer.range,
    filters: {
      ...dimensionFilters({
        ...on(answer.axes.rows, at.row),
        ...on(answer.axes.columns, at.column),
      }),
      ...(failed === 0 ? {} : { outcome: [...AVAILABILITY_FAILURES] }),
    },
  };
}

function hourRange({ axes, range }: Heatmap, at: { row?: string | null; column?: string | null }) {
  const hour = axes.rows === "hour" ? at.row : axes.columns === "hour" ? at.column : undefined;
  if (hour === undefined || hour === null) return null;
  const from = Number(hour);
  return { from: Math.max(range.from, from), to: Math.min(range.to, from + HOUR_MS) };
}

/** The cell of the worst finding; else where failures are both many and frequent. */
function worstId(
  cells: readonly HeatmapCell[],
  { axes }: Heatmap,
  finding: Finding | undefined,
): string | null {
  const named = finding === undefined ? null : findingCell(cells, axes, finding);
  if (named !== null) return named;
  let worst: string | null = null;
  let most = 0;
  for (const cell of cells) {
    const failed = countOf(cell, AVAILABILITY_FAILURES);
    const ratio = ratioOf(cell, AVAILABILITY_FAILURES).value;
    if (ratio === null || cell.attempts < WORST_MIN_ATTEMPTS) continue;
    if (failed * ratio <= most) continue;
    most = failed * ratio;
    worst = idOf(cell.row, cell.column);
  }
  return worst;
}

/** Where the finding leaves an axis open, its worst cell there. */
function findingCell(
  cells: readonly HeatmapCell[],
  axes: Heatmap["axes"],
  { outcome, where }: Finding,
): string | null {
  const wanted = (axis: HeatmapAxis) => (axis === "hour" ? undefined : where[axis]);
  const [row, column] = [wanted(axes.rows), wanted(axes.columns)];
  if (row === undefined && column === undefined) return null;
  const candidates = cells
    .filter(
      (cell) =>
        (row === undefined || cell.row === row) && (column === undefined || cell.column === column),
    )
    .sort((a, b) => (b.outcomes[outcome] ?? 0) - (a.outcomes[outcome] ?? 0));
  const [first] = candidates;
  return first === undefined ? null : idOf(first.row, first.column);
}

/** The lines with most attempts, in the order of the answer. */
function busiest(
  values: readonly (string | null)[],
  totals: readonly TallyWire[],
  most = Number.POSITIVE_INFINITY,
): readonly (string | null)[] {
  if (values.length <= most) return values;
  const ranked = values
    .map((value, at) => ({ value, attempts: totals[at]?.attempts ?? 0 }))
    .sort((a, b) => b.attempts - a.attempts)
    .slice(0, most);
  const kept = new Set(ranked.map(({ value }) => value));
  return values.filter((value) => kept.has(value));
}

function idOf(row: string | null, column: string | null): string {
  return JSON.stringify([row, column]);
}
