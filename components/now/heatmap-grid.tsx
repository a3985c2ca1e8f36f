"use client";

import { PreviewCard } from "@base-ui/react/preview-card";
import { useRef, useState } from "react";
import { FILTER_WORDS } from "@/components/console/filter-words";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { cn } from "@/components/ui/cn";
import { SidewaysScroll } from "@/components/ui/sideways-scroll";
import type { HeatCell, PreparedHeatmap } from "@/lib/charts/prepare-heatmap";
import type { Heatmap } from "@/lib/contracts/heatmap";
import { HeatmapCard } from "./heatmap-card";
import { HeatmapCellLink } from "./heatmap-cell-link";
import { moveInGrid } from "./move-in-grid";

export type HeatmapGridProps = {
  prepared: PreparedHeatmap;
  axes: Heatmap["axes"];
  /** Sets a cell against the rest. */
  onCompare: (cell: HeatCell) => void;
};

/** A table whose cells are links; one of them takes part in the tab order and arrow keys move it. */
export function HeatmapGrid({ prepared, axes, onCompare }: HeatmapGridProps) {
  const { rows, columns, total } = prepared;
  const [card] = useState(() => PreviewCard.createHandle<HeatCell>());
  const grid = useRef<HTMLTableElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const first = rows.flatMap(({ cells }) => cells).find(({ worst }) => worst) ?? rows[0]?.cells[0];
  const [current, setCurrent] = useState<string | null>(null);
  useShortcuts({
    d: () => {
      const cell = cellOf(prepared, pointedAt(grid.current));
      return cell === undefined ? false : onCompare(cell);
    },
  });
  const known = rows.some(({ cells }) => cells.some(({ id }) => id === current));
  const tabStop = known ? current : first?.id;
  return (
    <div ref={frame}>
      <SidewaysScroll>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move between its cells
          role="grid"
          aria-label={`Failure ratio by ${axes.rows} and ${axes.columns}`}
          className="w-full table-fixed border-separate border-spacing-[3px]"
          style={{ minWidth: `${7.5 + (columns.length + 1) * 5.75}rem` }}
          onKeyDown={(event) => {
            if (moveInGrid(grid.current, event.target, event.key)) event.preventDefault();
          }}
        >
          <thead>
            <tr>
              <th
                scope="col"
                className="w-24 text-left align-bottom sm:w-28 text-12 font-normal text-ink-3"
              >
                <span className="sr-only">
                  {FILTER_WORDS[axes.rows as keyof typeof FILTER_WORDS] ?? axes.rows}
                </span>
              </th>
              {columns.map(({ label, value }) => (
                <th
                  key={label}
                  scope="col"
                  title={label}
                  className={cn(
                    "h-7 truncate px-1.5 text-left align-bottom text-12 font-medium text-ink-2",
                    value === null && "text-ink-3 italic",
                  )}
                >
                  {label}
                </th>
              ))}
              <th
                scope="col"
                className="h-7 px-1.5 text-left align-bottom text-12 font-medium text-ink-3"
              >
                all
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th
                  scope="row"
                  title={row.label}
                  className={cn(
                    "sticky left-0 z-10 truncate bg-canvas pr-2 text-left text-12 font-medium text-ink-2",
                    row.value === null && "text-ink-3 italic",
                  )}
                >
                  {row.label}
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.id} className="h-14 p-0">
                    <HeatmapCellLink
                      cell={cell}
                      card={card}
                      tabStop={cell.id === tabStop}
                      onFocus={() => setCurrent(cell.id)}
                    />
                  </td>
                ))}
                <TotalCell cell={row.total} card={card} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th
                scope="row"
                className="sticky left-0 z-10 bg-canvas text-left text-12 font-medium text-ink-3"
              >
                all
              </th>
              {columns.map(({ label, total: cell }) => (
                <TotalCell key={label} cell={cell} card={card} />
              ))}
              <TotalCell cell={total} card={card} />
            </tr>
          </tfoot>
        </table>
      </SidewaysScroll>
      <HeatmapCard handle={card} container={frame} onCompare={onCompare} />
    </div>
  );
}

/** The cell under the pointer, else the one that has the focus. */
function pointedAt(grid: HTMLElement | null): string | undefined {
  const cell =
    grid?.querySelector<HTMLElement>("[data-cell]:hover") ??
    grid?.querySelector<HTMLElement>("[data-cell]:focus");
  return cell?.dataset.cell;
}

/** Cells without an attempt have nothing that could be different. */
function cellOf({ rows, columns, total }: PreparedHeatmap, id: string | undefined) {
  return [
    ...rows.flatMap((row) => [...row.cells, row.total]),
    ...columns.map((column) => column.total),
    total,
  ].find((cell) => cell.id === id && cell.tally !== null);
}

function TotalCell({ cell, card }: { cell: HeatCell; card: PreviewCard.Handle<HeatCell> }) {
  return (
    <td className="h-11 p-0">
      <HeatmapCellLink cell={cell} card={card} tabStop={false} total onFocus={() => {}} />
    </td>
  );
}
