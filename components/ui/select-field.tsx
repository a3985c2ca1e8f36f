"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { Select } from "./select";

export type SelectFieldProps = Omit<ComponentProps<"select">, "id"> & {
  label: string;
  /** Below: what the chosen one means. Said by screen readers with the field. */
  hint: ReactNode;
};

/** One labelled choice. The hint keeps its place. */
export function SelectField({ label, hint, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-12 font-medium text-ink-2">
        {label}
      </label>
      <Select id={id} aria-describedby={`${id}-hint`} {...select} />
      <div id={`${id}-hint`} className="mt-1 min-h-4 text-12 text-ink-3">
        {hint}
      </div>
    </div>
  );
}
