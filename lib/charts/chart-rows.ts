import { stepMiddle } from "./hit-test";
import type { PreparedRates } from "./prepared-rates";

/** One object per step, as the drawing library wants it: `x` in epoch milliseconds, a value per series index. */
export type ChartRow = { readonly x: number } & Readonly<Record<`s${number}`, number | null>>;

export type ChartRows = {
  readonly rows: readonly ChartRow[];
  /** Per series: steps whose neighbours have no value. A line through one point is drawn as a dot. */
  readonly lone: readonly ReadonlySet<number>[];
};

export function chartRows(prepared: PreparedRates): ChartRows {
  const { range, series, steps } = prepared;
  const rows = steps.map((_, step) => ({
    x: range.from + stepMiddle(prepared, step) * (range.to - range.from),
    ...Object.fromEntries(series.map((one, at) => [`s${at}`, one.points[step]?.value ?? null])),
  }));
  const lone = series.map(({ points }) => {
    const has = (at: number) => (points[at]?.value ?? null) !== null;
    return new Set(
      points.flatMap((_, at) => (has(at) && !has(at - 1) && !has(at + 1) ? [at] : [])),
    );
  });
  return { rows, lone };
}
