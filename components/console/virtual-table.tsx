"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { ColumnChooser } from "@/components/console/column-chooser";
import { CsvLink } from "@/components/console/csv-link";
import { PrintedRows } from "@/components/console/printed-rows";
import { useDrawnRows } from "@/components/console/use-drawn-rows";
import { usePrinting } from "@/components/console/use-printing";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { Cell, HeadCell, Table } from "@/components/ui/table";

export type VirtualColumn<T> = {
  readonly id: string;
  readonly title: string;
  readonly numeric?: boolean;
  readonly hidden?: boolean;
  /** In pixels and fixed, because a column must not move while rows come and go; the one that is wide takes the rest. */
  readonly width: number;
  readonly wide?: boolean;
  readonly sortable?: boolean;
  readonly cell: (row: T) => ReactNode;
};

export type TableSort = { readonly id: string; readonly desc: boolean };

export type VirtualTableProps<T> = {
  /** Names the table for assistive technology. */
  caption: string;
  /** The first column, whose value is the link that opens the row. It stays in sight. */
  first: VirtualColumn<T>;
  columns: readonly VirtualColumn<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
  rowHref: (row: T) => string;
  /** Enter on a row, or a click beside its links. */
  onOpen: (row: T) => void;
  selectedId?: string | null;
  /** All that match, loaded or not; `null`: not counted. */
  total: number | null;
  sort?: TableSort;
  onSort?: (sort: TableSort) => void;
  /** Left of the column chooser. */
  hint: ReactNode;
  csvHref: string;
  /** The reader is near the last row. */
  onEnd: () => void;
  /** A pointer is over the rows, which therefore have to stand still; or it has left. */
  onHold: (held: boolean) => void;
  footer: ReactNode;
};

const ROW_HEIGHT = 32;
/** Rows before the last at which older ones are asked for. */
const NEAR_END = 15;

/** Only the rows in sight are drawn, however many were loaded. j / k move, Enter opens. */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { caption, first, rows, rowId, rowHref, onOpen, selectedId, total, footer } = props;
  const [visibility, setVisibility] = useState<Record<string, boolean>>(() =>
    Object.fromEntries(props.columns.filter(({ hidden }) => hidden).map(({ id }) => [id, false])),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  /** A row that is to be focused as soon as it is drawn. */
  const wanted = useRef<number | null>(null);
  const printing = usePrinting();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    onChange: ({ range }) => {
      // On paper every row is in sight, and that of the next page would be too.
      if (!printing && range !== null && range.endIndex >= rows.length - NEAR_END) props.onEnd();
    },
  });
  const columns = props.columns.filter(({ id }) => visibility[id] !== false);

  function go(to: number): boolean {
    if (to < 0 || to >= rows.length) return false;
    wanted.current = to;
    setActive(to);
    virtual.scrollToIndex(to);
    focusRow(scroller.current, to);
    return true;
  }
  const inside = () => scroller.current?.contains(document.activeElement) ?? false;
  useShortcuts({
    j: () => go(inside() ? active + 1 : active),
    k: () => go(inside() ? active - 1 : active),
  });
  function openRow(event: MouseEvent, row: T) {
    // Values and ids inside the row do something of their own; text may be selected.
    const own = event.target instanceof Element && event.target.closest("a,button") !== null;
    if (own || window.getSelection()?.isCollapsed === false) return;
    onOpen(row);
  }

  const { indexes, before, after } = useDrawnRows(virtual, rows.length);
  return (
    <div>
      <div className="flex items-center gap-1 pb-1 print:hidden">
        <p className="min-w-0 flex-1 text-12 text-ink-3 max-lg:hidden">{props.hint}</p>
        <ColumnChooser columns={props.columns} visibility={visibility} onChange={setVisibility} />
        <CsvLink href={props.csvHref} />
      </div>
      <div
        ref={scroller}
        onPointerEnter={({ pointerType }) => props.onHold(pointerType === "mouse")}
        onPointerLeave={() => props.onHold(false)}
        className="relative max-h-[calc(100dvh-17rem)] min-h-64 overflow-auto border-b"
      >
        <Table
          // −1: how many there are is not known.
          aria-rowcount={total === null ? -1 : total + 1}
          className="table-fixed"
          style={{ minWidth: columns.reduce((sum, { width }) => sum + width, first.width) }}
        >
          <caption className="sr-only">{caption}</caption>
          <colgroup>
            <col style={{ width: first.width }} />
            {columns.map(({ id, width, wide }) => (
              <col key={id} style={wide ? undefined : { width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <Head column={first} {...props} className="left-0 z-20" />
              {columns.map((column) => (
                <Head key={column.id} column={column} {...props} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={before} columns={columns.length + 1} />
            {indexes.map((index) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <tr
                  key={rowId(row)}
                  ref={(element) => {
                    keepInTabOrder(element, index === active);
                    if (element === null || wanted.current !== index) return;
                    wanted.current = null;
                    element.focus({ preventScroll: true });
                  }}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={selectedId === rowId(row)}
                  tabIndex={index === active ? 0 : -1}
                  onFocus={() => setActive(index)}
                  onClick={(event) => openRow(event, row)}
                  onKeyDown={(event) => {
                    if (event.key !== "Enter" || event.target !== event.currentTarget) return;
                    event.preventDefault();
                    onOpen(row);
                  }}
                  className="group hover:bg-sunken focus:bg-sunken focus-visible:outline-offset-[-2px] aria-selected:bg-selection"
                >
                  <Cell className="sticky left-0 bg-canvas group-hover:bg-sunken group-focus:bg-sunken group-aria-selected:bg-selection">
                    <Link
                      href={rowHref(row)}
                      scroll={false}
                      prefetch={false}
                      className="link decoration-transparent group-hover:decoration-current"
                    >
                      {first.cell(row)}
                    </Link>
                  </Cell>
                  {columns.map(({ id, numeric, cell }) => (
                    <Cell key={id} numeric={numeric} className="truncate">
                      {cell(row)}
                    </Cell>
                  ))}
                </tr>
              );
            })}
            <Spacer height={after} columns={columns.length + 1} />
          </tbody>
        </Table>
      </div>
      <PrintedRows loaded={rows.length} total={total} />
      <div className="print:hidden">{footer}</div>
    </div>
  );
}

type HeadProps<T> = Pick<VirtualTableProps<T>, "sort" | "onSort"> & {
  column: VirtualColumn<T>;
  className?: string;
};

function Head<T>({ column, sort, onSort, className }: HeadProps<T>) {
  const { id, title, numeric, sortable } = column;
  if (!sortable || onSort === undefined) {
    return (
      <HeadCell numeric={numeric} className={className}>
        {title}
      </HeadCell>
    );
  }
  const desc = sort?.id === id ? sort.desc : null;
  const Arrow = desc ? ArrowDown : ArrowUp;
  return (
    <HeadCell
      numeric={numeric}
      className={className}
      aria-sort={desc === null ? undefined : desc ? "descending" : "ascending"}
    >
      <button
        type="button"
        onClick={() => onSort({ id, desc: desc === null || !desc })}
        className="inline-flex items-center gap-1 hover:text-ink"
      >
        {title}
        {desc === null ? null : <Arrow size={12} aria-hidden />}
      </button>
    </HeadCell>
  );
}

function focusRow(scroller: HTMLElement | null, index: number) {
  scroller?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)?.focus({ preventScroll: true });
}

/** Only the active row's links take part in the tab order: a hundred rows of them would be a wall. */
function keepInTabOrder(row: HTMLElement | null, takesPart: boolean) {
  for (const link of row?.querySelectorAll<HTMLElement>("a, button") ?? []) {
    link.tabIndex = takesPart ? 0 : -1;
  }
}

/** Stands for the rows that are not drawn. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}
