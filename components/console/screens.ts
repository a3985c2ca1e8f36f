import { Activity, List, type LucideIcon, ScrollText, Server, ShieldCheck } from "lucide-react";

export type Screen = {
  path: string;
  word: string;
  key: string;
  icon: LucideIcon;
  /** Shows what arrives as it does, whatever range and refresh are set for the others. */
  streams?: boolean;
};

/** Every screen there is; rail, shortcuts and titles follow it. */
export const SCREENS: readonly Screen[] = [
  { path: "/now", word: "Now", key: "n", icon: Activity },
  { path: "/providers", word: "Providers", key: "p", icon: Server },
  { path: "/attempts", word: "Attempts", key: "a", icon: List },
  { path: "/tail", word: "Tail", key: "t", icon: ScrollText, streams: true },
  { path: "/quality", word: "Quality", key: "q", icon: ShieldCheck },
];

export function screenAt(pathname: string): Screen | null {
  return SCREENS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`)) ?? null;
}
