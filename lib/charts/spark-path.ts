import { niceAxis } from "./nice-axis";

type Size = { readonly width: number; readonly height: number };
type Dot = { readonly x: number; readonly y: number };

/** Paths of a small zero-based line: every run of values is a line, a value alone is a dot, `null` is a gap. */
export function sparkPath(
  values: readonly (number | null)[],
  unit: "share" | "count",
  { width, height }: Size,
): { line: string; area: string; dots: readonly Dot[] } {
  const known = values.filter((value) => value !== null);
  const { top } = niceAxis(Math.max(0, ...known), unit);
  const x = (at: number) => round(((at + 0.5) / values.length) * width);
  const y = (value: number) => round(height - 1 - (value / top) * (height - 2));
  const runs = runsOf(values).map((run) => run.map(({ at, value }) => ({ x: x(at), y: y(value) })));
  const long = runs.filter((run) => run.length > 1);
  return {
    line: long.map(lineThrough).join(""),
    area: long
      .map((run) => `${lineThrough(run)}L${run.at(-1)?.x} ${height}L${run[0]?.x} ${height}Z`)
      .join(""),
    dots: runs.filter((run) => run.length === 1).flat(),
  };
}

function runsOf(values: readonly (number | null)[]): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [];
  values.forEach((value, at) => {
    if (value === null) return;
    const run = runs.at(-1);
    if (run?.at(-1)?.at === at - 1) run.push({ at, value });
    else runs.push([{ at, value }]);
  });
  return runs;
}

function lineThrough(run: readonly Dot[]): string {
  return `M${run.map(({ x, y }) => `${x} ${y}`).join("L")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
