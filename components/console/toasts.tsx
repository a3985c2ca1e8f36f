"use client";

import { useTheme } from "next-themes";
import { Toaster } from "sonner";

const THEMES = { light: "light", dark: "dark" } as const;

/** Short confirmations, e.g. of a copy; nothing is said only there. */
export function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      position="bottom-right"
      theme={THEMES[resolvedTheme as keyof typeof THEMES] ?? "system"}
      toastOptions={{ className: "!font-sans !text-13" }}
    />
  );
}
