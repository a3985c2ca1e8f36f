"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { Input } from "./input";

export type FieldProps = Omit<ComponentProps<"input">, "id"> & {
  label: string;
  /** Below: what is expected, or what is the matter. Said by screen readers with the field. */
  hint?: ReactNode;
  /** Inside, at the right end. */
  action?: ReactNode;
};

/** One labelled line to fill in. The hint keeps its place, so that nothing jumps when it has something to say. */
export function Field({ label, hint, action, ...input }: FieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-12 font-medium text-ink-2">
        {label}
      </label>
      <div className="relative">
        <Input
          id={id}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          {...input}
        />
        {action === undefined ? null : (
          <span className="absolute inset-y-0 right-0 flex items-center pr-0.5">{action}</span>
        )}
      </div>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="mt-1 min-h-4 text-12 text-ink-3">
          {hint}
        </div>
      )}
    </div>
  );
}
