"use client";

import { useId } from "react";
import { CommitInput } from "./commit-input";

export type NumberFieldProps = {
  label: string;
  hint: string;
  value: number | undefined;
  /** `undefined`: it was emptied. What is no number is not taken. */
  onCommit: (value: number | undefined) => void;
};

/** One number of a table, or none. */
export function NumberField({ label, hint, value, onCommit }: NumberFieldProps) {
  const id = useId();
  return (
    <div className="w-40">
      <label htmlFor={id} className="mb-1 block text-12 font-medium text-ink-2">
        {label}
      </label>
      <CommitInput
        id={id}
        inputMode="decimal"
        className="text-right tabular-nums"
        aria-describedby={`${id}-hint`}
        value={value === undefined ? "" : String(value)}
        onCommit={(typed) => {
          if (typed === "") onCommit(undefined);
          else if (Number.isFinite(Number(typed))) onCommit(Number(typed));
        }}
      />
      <p id={`${id}-hint`} className="mt-1 text-12 text-ink-3">
        {hint}
      </p>
    </div>
  );
}
