"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ComponentProps, ReactElement, ReactNode, RefObject } from "react";
import { cn } from "./cn";

export type PopoverProps = {
  trigger: ReactElement;
  /** Names the popup for assistive technology. */
  label: string;
  children: ReactNode;
  align?: ComponentProps<typeof Base.Positioner>["align"];
  side?: ComponentProps<typeof Base.Positioner>["side"];
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Where the focus goes on opening; left out: the first that can take it. */
  initialFocus?: RefObject<HTMLElement | null>;
  className?: string;
};

export function Popover({
  trigger,
  label,
  children,
  align = "start",
  side,
  open,
  onOpenChange,
  initialFocus,
  className,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          sideOffset={6}
          collisionPadding={8}
          align={align}
          side={side}
          className="z-40 print:hidden"
        >
          <Base.Popup
            aria-label={label}
            initialFocus={initialFocus}
            className={cn(
              "max-h-[var(--available-height)] max-w-[var(--available-width)] overflow-auto rounded-l border border-hairline bg-raised text-13 text-ink shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
