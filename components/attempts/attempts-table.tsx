"use client";

import type { ReactNode } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { VirtualTable } from "@/components/console/virtual-table";
import type { AttemptRow } from "@/lib/contracts/attempts";
import { ATTEMPT_COLUMNS, TIME_COLUMN } from "./attempt-columns";
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

/** The attempts; a row opens its drawer. */
export function AttemptsTable(props: AttemptsTableProps) {
  const { href } = useConsoleState();
  const [open, setOpen] = useOpenAttempt();
  return (
    <VirtualTable
      {...props}
      caption="Attempts, newest first"
      first={TIME_COLUMN}
      columns={ATTEMPT_COLUMNS}
      rowId={({ id }) => id}
      rowHref={({ id }) => href("/attempts", { params: { attempt: id } })}
      onOpen={({ id }) => void setOpen(id)}
      selectedId={open}
      hint="Click a value to see only it, Alt-click to leave it out."
    />
  );
}
