"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { ScrollArea } from "@base-ui/react/scroll-area";
import { X } from "lucide-react";
import { type ReactElement, type ReactNode, useRef } from "react";
import { buttonLook } from "./button";
import { cn } from "./cn";

export type DialogProps = {
  title: string;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `drawer` comes from the right and leaves the screen behind it readable. */
  shape?: "centre" | "drawer";
  /** Not closed by a press beside it: what stands in it is lost then. */
  holds?: boolean;
  className?: string;
  children: ReactNode;
};

/** Whoever opens a form wants to fill it in. */
const FIRST_FIELD = "form :is(input, select, textarea):not([hidden], :disabled)";

const SHAPES = {
  centre:
    "fixed top-[12vh] left-1/2 max-h-[76vh] w-[36rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-l border",
  drawer: "fixed inset-y-0 right-0 w-[44rem] max-w-full border-l",
};

export function Dialog({
  title,
  trigger,
  open,
  onOpenChange,
  shape = "centre",
  holds = false,
  className,
  children,
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={holds}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="print:hidden fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          // Not by `autoFocus`: that comes before it is known where the focus has to go back to.
          initialFocus={() => popup.current?.querySelector<HTMLElement>(FIRST_FIELD) ?? true}
          data-printed-alone
          className={cn(
            "z-50 flex flex-col border-hairline bg-raised text-ink shadow-pop outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0",
            SHAPES[shape],
            className,
          )}
        >
          <header className="flex h-12 shrink-0 items-center justify-between gap-4 border-b px-4">
            <Base.Title className="truncate text-14 font-semibold">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className={cn(buttonLook({ look: "plain", size: "icon" }), "print:hidden")}
            >
              <X size={16} aria-hidden />
            </Base.Close>
          </header>
          {/* Its viewport takes the focus when there is something to scroll, so that keys can. */}
          <ScrollArea.Root className="flex min-h-0 flex-1 flex-col">
            <ScrollArea.Viewport className="min-h-0 overflow-y-auto p-4">
              {children}
            </ScrollArea.Viewport>
            <ScrollArea.Scrollbar className="w-2 p-0.5">
              <ScrollArea.Thumb className="rounded-full bg-hairline" />
            </ScrollArea.Scrollbar>
          </ScrollArea.Root>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
