"use client";

import { usePathname } from "next/navigation";
import type { Refresh } from "./console-params";
import { screenAt } from "./screens";
import { useConsoleState } from "./use-console-state";

/** How this screen is kept fresh: as the URL says, but one that streams is always live. */
export function useRefresh(): Refresh {
  const { refresh } = useConsoleState();
  return screenAt(usePathname())?.streams ? "live" : refresh;
}
