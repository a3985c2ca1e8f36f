"use client";

import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import { cn } from "./cn";

export type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  choices: readonly { value: T; text: string }[];
  onChoose: (value: T) => void;
  className?: string;
};

/** One of a few, all in sight. */
export function Segmented<T extends string>({
  label,
  value,
  choices,
  onChoose,
  className,
}: SegmentedProps<T>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      // Pressing the pressed one again would leave none.
      onValueChange={([chosen]) => chosen !== undefined && onChoose(chosen as T)}
      className={cn("inline-flex h-7 items-center rounded-m bg-sunken p-0.5", className)}
    >
      {choices.map((choice) => (
        <Toggle
          key={choice.value}
          value={choice.value}
          className="h-6 rounded-s px-2 text-12 whitespace-nowrap text-ink-2 hover:text-ink data-pressed:bg-raised data-pressed:font-medium data-pressed:text-ink data-pressed:shadow-[0_0_0_1px_var(--hairline)]"
        >
          {choice.text}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
