"use client";

import { Field } from "./field";

export type ReasonFieldProps = { value: string; onChange: (reason: string) => void };

/** Why something is done: for those who read the audit later. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  return (
    <Field
      label="Reason"
      hint="Stands in the audit."
      name="reason"
      autoComplete="off"
      required
      maxLength={500}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
