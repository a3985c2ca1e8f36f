"use client";

import { useCallback } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { keyPath } from "@/lib/charts/prepare-keys";
import type { KeyRow } from "@/lib/contracts/keys";

/** The address of a key's drawer on this screen. */
export function useKeyHref() {
  const { href } = useConsoleState();
  return useCallback((key: KeyRow) => href("/keys", { params: { open: keyPath(key) } }), [href]);
}
