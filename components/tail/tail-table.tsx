"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { type MouseEvent, memo, type RefObject, useRef, useState } from "react";
import { useOpenAttempt } from "@/components/attempts/use-open-attempt";
import { useConsoleState } from "@/components/console/use-console-state";
import { useDrawnRows } from "@/components/console/use-drawn-rows";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { TailRow } from "@/lib/client/live-tail";
import { TAIL_COLUMNS } from "./tail-columns";

export type TailTableProps = {
  rows: readonly TailRow[];
  scroller: RefObject<HTMLDivElement | null>;
};

const ROW_HEIGHT = 26;
const LEAST_ERROR_WIDTH = 140;
const MIN_WIDTH = TAIL_COLUMNS.reduce((sum, { width }) => sum + (width ?? LEAST_ERROR_WIDTH), 0);
/** A time of today is shorter than one with its day: "02:41:07.123". */
const TIME_WIDTH = { today: 104, dated: 152 } as const;
const TODAY_LENGTH = 12;

/** One line an attempt; only those in sight are drawn. j / k move, Enter opens. */
export function TailTable({ rows, scroller }: TailTableProps) {
  const { href } = useConsoleState();
  const { timeMillis, exact } = useTime();
  const [open, setOpen] = useOpenAttempt();
  /** The row that Tab leads to, by its id: its place changes. */
  const [active, setActive] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 16,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const ends = [rows[0], rows.at(-1)].map((row) => timeMillis(row?.attempt.at ?? 0).length);
  const timeWidth = Math.max(...ends) > TODAY_LENGTH ? TIME_WIDTH.dated : TIME_WIDTH.today;
  const activeAt = Math.max(
    0,
    rows.findIndex(({ attempt }) => attempt.id === active),
  );

  function go(to: number): boolean {
    const row = rows[to];
    if (row === undefined) return false;
    wanted.current = row.attempt.id;
    setActive(row.attempt.id);
    virtual.scrollToIndex(to);
    scroller.current
      ?.querySelector<HTMLElement>(`tr[data-index="${to}"]`)
      ?.focus({ preventScroll: true });
    return true;
  }
  const inside = () => scroller.current?.contains(document.activeElement) ?? false;
  useShortcuts({
    j: () => go(inside() ? activeAt + 1 : activeAt),
    k: () => go(inside() ? activeAt - 1 : activeAt),
  });
  function openRow(event: MouseEvent, id: string) {
    // Values inside the row do something of their own; text may be selected.
    const own = event.target instanceof Element && event.target.closest("a,button") !== null;
    if (own || window.getSelection()?.isCollapsed === false) return;
    void setOpen(id);
  }

  const { indexes, before, after } = useDrawnRows(virtual, rows.length);
  return (
    <div
      ref={scroller}
      className="relative max-h-[calc(100dvh-10rem)] min-h-64 overflow-auto border-b [overflow-anchor:none]"
    >
      <Table
        aria-rowcount={rows.length + 1}
        className="table-fixed font-mono text-12"
        style={{ minWidth: MIN_WIDTH + timeWidth }}
      >
        <caption className="sr-only">Attempts as they arrive, the last one first</caption>
        <colgroup>
          <col style={{ width: timeWidth }} />
          {TAIL_COLUMNS.map(({ id, width }) => (
            <col key={id} style={width === null ? undefined : { width }} />
          ))}
        </colgroup>
        <thead className="font-sans">
          <tr aria-rowindex={1}>
            <HeadCell className="h-7">Time</HeadCell>
            {TAIL_COLUMNS.map(({ id, title, numeric }) => (
              <HeadCell key={id} numeric={numeric} className="h-7">
                {title}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const { id, at, outcome } = row.attempt;
            return (
              <tr
                key={id}
                ref={(element) => {
                  keepInTabOrder(element, index === activeAt);
                  if (element === null || wanted.current !== id) return;
                  wanted.current = null;
                  element.focus({ preventScroll: true });
                }}
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={open === id}
                tabIndex={index === activeAt ? 0 : -1}
                onFocus={() => setActive(id)}
                onClick={(event) => openRow(event, id)}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || event.target !== event.currentTarget) return;
                  event.preventDefault();
                  void setOpen(id);
                }}
                className={cn(
                  "group hover:bg-sunken focus:bg-sunken focus-visible:outline-offset-[-2px] aria-selected:bg-selection",
                  outcome === "ok" && "text-ink-3",
                )}
              >
                <Cell className="h-[26px] border-b-0">
                  <Link
                    href={href("/tail", { params: { attempt: id } })}
                    scroll={false}
                    prefetch={false}
                    className="link decoration-transparent group-hover:decoration-current"
                  >
                    <time dateTime={new Date(at).toISOString()} title={exact(at)}>
                      {timeMillis(at)}
                    </time>
                  </Link>
                </Cell>
                <Cells row={row} />
              </tr>
            );
          })}
          <Spacer height={after} />
        </tbody>
      </Table>
    </div>
  );
}

/** Drawn once for each row: what arrives above it changes nothing in it. */
const Cells = memo(function Cells({ row }: { row: TailRow }) {
  return TAIL_COLUMNS.map(({ id, numeric, cell }) => (
    <Cell key={id} numeric={numeric} className="h-[26px] truncate border-b-0">
      {cell(row)}
    </Cell>
  ));
});

/** Only the active row's links take part in the tab order: hundreds of rows of them would be a wall. */
function keepInTabOrder(row: HTMLElement | null, takesPart: boolean) {
  for (const link of row?.querySelectorAll<HTMLElement>("a, button") ?? []) {
    link.tabIndex = takesPart ? 0 : -1;
  }
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={TAIL_COLUMNS.length + 1} style={{ height, padding: 0 }} />
    </tr>
  );
}
