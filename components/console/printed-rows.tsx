import { formatCount, formatCounted } from "@/lib/charts/format-number";
import { MOST_PRINTED } from "./use-drawn-rows";

export type PrintedRowsProps = {
  /** Rows that are there. */
  loaded: number;
  /** All that match; `null`: not counted, and more than are there. */
  total: number | null;
};

/** On paper only: how much of a long table is on it. */
export function PrintedRows({ loaded, total }: PrintedRowsProps) {
  const printed = Math.min(loaded, MOST_PRINTED);
  const all = total === null ? "all" : formatCount(total);
  return (
    <p className="hidden pt-1.5 text-12 text-ink-3 print:block">
      {printed === total
        ? `${formatCounted(printed, "row")}, which is all of them.`
        : `${formatCounted(printed, "row")} of ${all}: those that were loaded. The CSV has all of them.`}
    </p>
  );
}
