"use client";

import { useRouter } from "next/navigation";
import { SCREENS } from "./screens";
import { useConsoleState } from "./use-console-state";
import { useShortcuts } from "./use-shortcuts";

/** `g` then a letter goes to a screen, with range and filters. */
export function GoShortcuts() {
  const router = useRouter();
  const { href } = useConsoleState();
  useShortcuts(
    Object.fromEntries(SCREENS.map(({ key, path }) => [`g ${key}`, () => router.push(href(path))])),
  );
  return null;
}
