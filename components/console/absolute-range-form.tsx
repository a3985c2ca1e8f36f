"use client";

import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { TimeZone } from "@/lib/charts/format-time";
import type { TimeRange } from "@/lib/core/time/range";

export type AbsoluteRangeFormProps = {
  initial: TimeRange;
  timeZone: TimeZone;
  onApply: (range: TimeRange) => void;
};

export function AbsoluteRangeForm({ initial, timeZone, onApply }: AbsoluteRangeFormProps) {
  const id = useId();
  const [from, setFrom] = useState(() => toField(initial.from, timeZone));
  const [to, setTo] = useState(() => toField(initial.to, timeZone));
  const range = { from: fromField(from, timeZone), to: fromField(to, timeZone) };
  const fault = faultOf(range);
  function apply(event: FormEvent) {
    event.preventDefault();
    if (fault === null) onApply(range);
  }
  return (
    <form onSubmit={apply} className="space-y-2" noValidate>
      <Field
        id={`${id}-from`}
        label="From"
        value={from}
        onChange={setFrom}
        invalid={Number.isNaN(range.from)}
      />
      <Field
        id={`${id}-to`}
        label="To (not included)"
        value={to}
        onChange={setTo}
        invalid={Number.isNaN(range.to)}
      />
      <div className="flex items-center justify-between gap-2">
        <span role="status" className="text-12 text-warn">
          {fault}
        </span>
        <Button type="submit" look="solid" disabled={fault !== null}>
          Show range
        </Button>
      </div>
    </form>
  );
}

type FieldProps = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  invalid: boolean;
};

function Field({ id, label, value, onChange, invalid }: FieldProps) {
  return (
    <div>
      <label htmlFor={id} className="text-12 text-ink-3">
        {label}
      </label>
      <Input
        id={id}
        type="datetime-local"
        step={1}
        value={value}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function faultOf({ from, to }: TimeRange): string | null {
  if (Number.isNaN(from) || Number.isNaN(to)) return "Give a date and a time.";
  return from < to ? null : "“From” has to lie before “To”.";
}

function toField(at: number, zone: TimeZone): string {
  return format(new TZDate(at, zone), "yyyy-MM-dd'T'HH:mm:ss");
}

/** A wall-clock time in `zone` as an instant; NaN where it is not one. */
function fromField(text: string, zone: TimeZone): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (match === null) return Number.NaN;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return new TZDate(year, month - 1, day, hour, minute, second, zone).getTime();
}
