"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

const ROW =
  "flex h-7 cursor-default items-center gap-2 rounded-m px-2 text-13 text-ink outline-none select-none data-highlighted:bg-sunken";

export type MenuProps = { trigger: ReactElement; children: ReactNode; align?: "start" | "end" };

export function Menu({ trigger, children, align = "start" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal container={screenElement()}>
        <Base.Positioner sideOffset={6} collisionPadding={8} align={align} className="z-40">
          <Base.Popup className="min-w-40 rounded-l border border-hairline bg-raised p-1 shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** In the page's main landmark: what stands outside of all of them is hard to find without eyes. */
function screenElement(): HTMLElement | undefined {
  if (typeof document === "undefined") return undefined;
  return document.querySelector("main") ?? undefined;
}

export type MenuChoicesProps<T extends string> = {
  label: string;
  value: T;
  choices: readonly { value: T; text: string }[];
  onChoose: (value: T) => void;
};

/** One of several; the chosen one carries a tick. */
export function MenuChoices<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: MenuChoicesProps<T>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1 pb-0.5 text-12 text-ink-3">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChoose}>
        {choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={ROW}>
            <span className="flex-1">{choice.text}</span>
            <Base.RadioItemIndicator>
              <Check size={14} aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** Something to do. */
export function MenuItem({ onChoose, children }: { onChoose: () => void; children: ReactNode }) {
  return (
    <Base.Item onClick={onChoose} className={ROW}>
      {children}
    </Base.Item>
  );
}
