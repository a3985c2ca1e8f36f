"use client";

import { Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { PanelFrame, type PanelFrameProps } from "./panel-frame";

export type ChartFrameProps<T> = PanelFrameProps<T> & {
  /** The same numbers as a table. */
  table: (data: T) => ReactNode;
};

/** A panel whose picture has a table behind it. */
export function ChartFrame<T>({ table, actions, children, ...rest }: ChartFrameProps<T>) {
  const [asTable, setAsTable] = useState(false);
  return (
    <PanelFrame
      {...rest}
      actions={
        <>
          {actions}
          <Button look="plain" size="s" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Table2 size={14} aria-hidden />
            {asTable ? "Chart" : "Table"}
          </Button>
        </>
      }
    >
      {asTable ? table : children}
    </PanelFrame>
  );
}
