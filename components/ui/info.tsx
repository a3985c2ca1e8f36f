"use client";

import { Info as Icon } from "lucide-react";
import type { ReactNode } from "react";
import { Popover } from "./popover";

/** The definition behind a number. */
export function Info({ about, children }: { about: string; children: ReactNode }) {
  return (
    <Popover
      label={about}
      className="w-80 space-y-2 p-3 text-13 text-ink-2"
      trigger={
        <button
          type="button"
          aria-label={`What is ${about}?`}
          className="inline-flex size-5 items-center justify-center rounded-s text-ink-3 hover:text-ink print:hidden"
        >
          <Icon size={14} aria-hidden />
        </button>
      }
    >
      {children}
    </Popover>
  );
}
