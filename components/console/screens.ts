import { Activity, List, type LucideIcon, Server } from "lucide-react";

export type Screen = { path: string; word: string; key: string; icon: LucideIcon };

/** Every screen there is; rail, shortcuts and titles follow it. */
export const SCREENS: readonly Screen[] = [
  { path: "/now", word: "Now", key: "n", icon: Activity },
  { path: "/providers", word: "Providers", key: "p", icon: Server },
  { path: "/attempts", word: "Attempts", key: "a", icon: List },
];

export function screenAt(pathname: string): Screen | null {
  return SCREENS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`)) ?? null;
}
