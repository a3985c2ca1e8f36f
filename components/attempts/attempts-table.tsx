"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { Download } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { ColumnChooser } from "@/components/console/column-chooser";
import { useConsoleState } from "@/components/console/use-console-state";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { buttonLook } from "@/components/ui/button";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { AttemptRow } from "@/lib/contracts/attempts";
import { ATTEMPT_COLUMNS, AttemptTime, TIME_WIDTH } from "./attempt-columns";
import { useOpenAttempt } from "./use-open-attempt";

export type AttemptsTableProps = {
  rows: readonly AttemptRow[];
  total: number;
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
export function AttemptsTable({ rows, total, csvHref, onEnd, onHold, footer }: AttemptsTableProps) {
  const { href } = useConsoleState();
  const [open, setOpen] = useOpenAttempt();
  const [visibility, setVisibility] = useState<Record<string, boolean>>(() =>
    Object.fromEntries(ATTEMPT_COLUMNS.filter(({ hidden }) => hidden).map(({ id }) => [id, false])),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  /** A row that is to be focused as soon as it is drawn. */
  const wanted = useRef<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    onChange: ({ range }) => {
      if (range !== null && range.endIndex >= rows.length - NEAR_END) onEnd();
    },
  });
  const columns = ATTEMPT_COLUMNS.filter(({ id }) => visibility[id] !== false);

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
  function openRow(event: MouseEvent, row: AttemptRow) {
    // Values and ids inside the row do something of their own; text may be selected.
    const own = event.target instanceof Element && event.target.closest("a,button") !== null;
    if (own || window.getSelection()?.isCollapsed === false) return;
    void setOpen(row.id);
  }

  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div>
      <div className="flex items-center gap-1 pb-1 print:hidden">
        <p className="min-w-0 flex-1 text-12 text-ink-3 max-lg:hidden">
          Click a value to see only it, Alt-click to leave it out.
        </p>
        <ColumnChooser columns={ATTEMPT_COLUMNS} visibility={visibility} onChange={setVisibility} />
        <a href={csvHref} download className={buttonLook({ look: "plain", size: "s" })}>
          <Download size={14} aria-hidden />
          CSV
        </a>
      </div>
      <div
        ref={scroller}
        onPointerEnter={({ pointerType }) => onHold(pointerType === "mouse")}
        onPointerLeave={() => onHold(false)}
        className="relative max-h-[calc(100dvh-17rem)] min-h-64 overflow-auto border-b print:max-h-none"
      >
        <Table
          aria-rowcount={total + 1}
          className="table-fixed"
          style={{ minWidth: columns.reduce((sum, { width }) => sum + width, TIME_WIDTH) }}
        >
          <caption className="sr-only">Attempts, newest first</caption>
          <colgroup>
            <col style={{ width: TIME_WIDTH }} />
            {columns.map(({ id, width }) => (
              <col key={id} style={id === "error" ? undefined : { width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <HeadCell className="left-0 z-20">Time</HeadCell>
              {columns.map(({ id, title, numeric }) => (
                <HeadCell key={id} numeric={numeric}>
                  {title}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={before} columns={columns.length + 1} />
            {items.map(({ index }) => {
              const row = rows[index];
              if (!row) return null;
              return (
                <tr
                  key={row.id}
                  ref={(element) => {
                    keepInTabOrder(element, index === active);
                    if (element === null || wanted.current !== index) return;
                    wanted.current = null;
                    element.focus({ preventScroll: true });
                  }}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={open === row.id}
                  tabIndex={index === active ? 0 : -1}
                  onFocus={() => setActive(index)}
                  onClick={(event) => openRow(event, row)}
                  onKeyDown={(event) => {
                    if (event.key !== "Enter" || event.target !== event.currentTarget) return;
                    event.preventDefault();
                    void setOpen(row.id);
                  }}
                  className="group hover:bg-sunken focus:bg-sunken focus-visible:outline-offset-[-2px] aria-selected:bg-selection"
                >
                  <Cell className="sticky left-0 bg-canvas group-hover:bg-sunken group-focus:bg-sunken group-aria-selected:bg-selection">
                    <Link
                      href={href("/attempts", { params: { attempt: row.id } })}
                      scroll={false}
                      prefetch={false}
                      className="link decoration-transparent group-hover:decoration-current"
                    >
                      <AttemptTime at={row.at} />
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
      {footer}
    </div>
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
