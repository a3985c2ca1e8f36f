"use client";

import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { ColumnChooser } from "./column-chooser";
import { CsvLink } from "./csv-link";
import { useShortcuts } from "./use-shortcuts";

export type DataColumn<T> = {
  id: string;
  title: string;
  /** Beside the title, an `<Info>`. */
  info?: ReactNode;
  numeric?: boolean;
  cell: (row: T) => ReactNode;
  /** Makes the column sortable; `null` sorts last in both directions. */
  sortValue?: (row: T) => number | string | null;
  /** Not shown until chosen. */
  hidden?: boolean;
  className?: string;
};

export type DataTableProps<T> = {
  /** Names the table for assistive technology. */
  caption: string;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  /** Shown of them, once sorted; left out: all. */
  mostRows?: number;
  rowId: (row: T) => string;
  /** Where Enter on the row and the link in its first cell lead. */
  rowHref?: (row: T) => string;
  /** The row whose detail is open. */
  selectedId?: string | null;
  initialSort?: { id: string; desc: boolean };
  /** A download of exactly these rows. */
  csvHref?: string;
  /** Left of the column chooser and the CSV link. */
  toolbar?: ReactNode;
  /** After the last row: a "Load more" button, a note. */
  footer?: ReactNode;
  className?: string;
};

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});

/** Sticky header, sort, columns to choose, j / k / Enter, CSV. Rows keep their order unless a header is pressed. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const {
    caption,
    columns,
    rows,
    rowId,
    rowHref,
    selectedId,
    csvHref,
    toolbar,
    footer,
    className,
  } = props;
  const [sorting, setSorting] = useState<SortingState>(
    props.initialSort ? [props.initialSort] : [],
  );
  const [columnVisibility, setColumnVisibility] = useState<Record<string, boolean>>(() =>
    hiddenOf(columns),
  );
  const defs = useMemo(
    () =>
      columns.map(({ id, sortValue, numeric }) => ({
        id,
        accessorFn: (row: T) => sortValue?.(row) ?? undefined,
        enableSorting: sortValue !== undefined,
        sortDescFirst: numeric ?? false,
        sortUndefined: "last" as const,
        sortFn: compareValues,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: defs,
    // The table only reads its rows; the option's type is older than `readonly`.
    data: rows as T[],
    getRowId: rowId,
    state: { sorting, columnVisibility },
    onSortingChange: setSorting,
    onColumnVisibilityChange: setColumnVisibility,
  });
  const body = useRef<HTMLTableSectionElement>(null);
  const router = useRouter();
  useShortcuts({ j: () => moveFocus(body.current, 1), k: () => moveFocus(body.current, -1) });

  const shown = columns.filter(({ id }) => columnVisibility[id] !== false);
  function openOnEnter(event: KeyboardEvent, row: T) {
    if (event.key !== "Enter" || event.target !== event.currentTarget || rowHref === undefined)
      return;
    event.preventDefault();
    router.push(rowHref(row), { scroll: false });
  }
  return (
    <div className={className}>
      <div className="flex min-h-8 items-center gap-1 pb-1 print:hidden">
        <div className="min-w-0 flex-1 text-12 text-ink-3">{toolbar}</div>
        <ColumnChooser
          columns={columns}
          visibility={columnVisibility}
          onChange={setColumnVisibility}
        />
        {csvHref === undefined ? null : <CsvLink href={csvHref} />}
      </div>
      <div className="relative overflow-x-auto xl:overflow-visible">
        <Table>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {shown.map((column) => (
                <SortableHead
                  key={column.id}
                  column={column}
                  sort={sorting[0]?.id === column.id ? sorting[0] : null}
                  onSort={table.getColumn(column.id)?.getToggleSortingHandler()}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {table
              .getRowModel()
              .rows.slice(0, props.mostRows)
              .map(({ id, original }) => (
                <tr
                  key={id}
                  tabIndex={-1}
                  data-row
                  aria-current={selectedId === id ? "true" : undefined}
                  onKeyDown={(event) => openOnEnter(event, original)}
                  className="group hover:bg-sunken focus:bg-sunken focus:outline-none aria-[current=true]:bg-selection"
                >
                  {shown.map(({ id: column, cell, numeric, className: look }, index) => (
                    <Cell key={column} numeric={numeric} className={look}>
                      {index === 0 && rowHref !== undefined ? (
                        <Link
                          href={rowHref(original)}
                          scroll={false}
                          className="link decoration-transparent group-hover:decoration-current"
                        >
                          {cell(original)}
                        </Link>
                      ) : (
                        cell(original)
                      )}
                    </Cell>
                  ))}
                </tr>
              ))}
          </tbody>
        </Table>
      </div>
      {footer}
    </div>
  );
}

type SortableHeadProps<T> = {
  column: DataColumn<T>;
  sort: { desc: boolean } | null;
  onSort: ((event: unknown) => void) | undefined;
};

function SortableHead<T>({ column, sort, onSort }: SortableHeadProps<T>) {
  const { title, info, numeric, sortValue } = column;
  const Arrow = sort?.desc ? ArrowDown : ArrowUp;
  return (
    <HeadCell
      numeric={numeric}
      // Under the top bar; narrower screens scroll the table sideways and so inside itself.
      className="xl:top-12"
      aria-sort={sort === null ? undefined : sort.desc ? "descending" : "ascending"}
    >
      <span className={cn("inline-flex items-center gap-1", numeric && "flex-row-reverse")}>
        {sortValue === undefined ? (
          title
        ) : (
          <button
            type="button"
            onClick={onSort}
            className="inline-flex items-center gap-1 hover:text-ink"
          >
            {title}
            {sort === null ? null : <Arrow size={12} aria-hidden />}
          </button>
        )}
        {info}
      </span>
    </HeadCell>
  );
}

function hiddenOf<T>(columns: readonly DataColumn<T>[]): Record<string, boolean> {
  return Object.fromEntries(columns.filter(({ hidden }) => hidden).map(({ id }) => [id, false]));
}

type Sortable = { getValue: (columnId: string) => unknown };

function compareValues(a: Sortable, b: Sortable, columnId: string): number {
  const [left, right] = [a.getValue(columnId), b.getValue(columnId)];
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left).localeCompare(String(right));
}

/** False where there is no row to go to, so that the key is left alone. */
function moveFocus(body: HTMLTableSectionElement | null, by: 1 | -1): boolean {
  const rows = [...(body?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here === -1 ? 0 : here + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}
