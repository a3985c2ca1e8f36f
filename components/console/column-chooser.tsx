"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

export type ColumnChooserProps = {
  columns: readonly { id: string; title: string }[];
  /** `false` hides; what is not named is shown. */
  visibility: Readonly<Record<string, boolean>>;
  onChange: (visibility: Record<string, boolean>) => void;
};

export function ColumnChooser({ columns, visibility, onChange }: ColumnChooserProps) {
  return (
    <Popover
      label="Columns"
      align="end"
      className="w-52 p-1"
      trigger={
        <Button look="plain" size="s">
          <Columns3 size={14} aria-hidden />
          Columns
        </Button>
      }
    >
      {columns.map(({ id, title }) => (
        <label key={id} className="flex h-7 items-center gap-2 rounded-m px-2 hover:bg-sunken">
          <input
            type="checkbox"
            className="accent-focus"
            checked={visibility[id] !== false}
            onChange={(event) => onChange({ ...visibility, [id]: event.target.checked })}
          />
          {title}
        </label>
      ))}
    </Popover>
  );
}
