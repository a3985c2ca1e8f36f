"use client";

import { type ReactNode, useState } from "react";
import { usePrinting } from "@/components/console/use-printing";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/charts/format-number";

export type FirstRowsProps<T> = {
  rows: readonly T[];
  /** Shown before somebody asks for all. */
  most?: number;
  /** `most`: for a table, which sorts all rows before it leaves some out. */
  children: (shown: readonly T[], most: number) => ReactNode;
};

/** The first rows of a list whose end matters less, and all of them on demand. */
export function FirstRows<T>({ rows, most = 12, children }: FirstRowsProps<T>) {
  const [asked, setAsked] = useState(false);
  const all = usePrinting() || asked;
  return (
    <>
      {children(all ? rows : rows.slice(0, most), all ? rows.length : most)}
      {rows.length <= most ? null : (
        <Button
          look="plain"
          size="s"
          className="mt-1 print:hidden"
          onClick={() => setAsked(!asked)}
        >
          {all ? `Show the first ${most}` : `Show all ${formatCount(rows.length)}`}
        </Button>
      )}
    </>
  );
}
