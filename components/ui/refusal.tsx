"use client";

import type { ReactNode } from "react";

/** Why something was not done, at the place where one tried; what was typed stays. */
export function Refusal({ error, children }: { error: Error | null; children?: ReactNode }) {
  return (
    <div role="alert">
      {error === null ? null : (
        <div className="border-l-2 border-warn py-0.5 pl-3 text-13 text-ink">
          {error.message} {children}
        </div>
      )}
    </div>
  );
}
