import {
  Activity,
  ArrowDownWideNarrow,
  KeyRound,
  List,
  type LucideIcon,
  Route,
  ScrollText,
  Server,
  ShieldCheck,
  SlidersHorizontal,
} from "lucide-react";

export type Screen = {
  path: string;
  word: string;
  key: string;
  icon: LucideIcon;
  /** Shows what arrives as it does, whatever range and refresh are set for the others. */
  streams?: boolean;
  /** Shows no evidence: range, filters and refresh mean nothing on it. */
  timeless?: boolean;
};

/** Every screen there is; rail, shortcuts and titles follow it. */
export const SCREENS: readonly Screen[] = [
  { path: "/now", word: "Now", key: "n", icon: Activity },
  { path: "/providers", word: "Providers", key: "p", icon: Server },
  { path: "/keys", word: "Keys", key: "k", icon: KeyRound },
  { path: "/downgrades", word: "Downgrades", key: "d", icon: ArrowDownWideNarrow },
  { path: "/requests", word: "Requests", key: "r", icon: Route },
  { path: "/attempts", word: "Attempts", key: "a", icon: List },
  { path: "/tail", word: "Tail", key: "t", icon: ScrollText, streams: true },
  { path: "/quality", word: "Quality", key: "q", icon: ShieldCheck },
  { path: "/settings", word: "Settings", key: "s", icon: SlidersHorizontal, timeless: true },
];

export function screenAt(pathname: string): Screen | null {
  return SCREENS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`)) ?? null;
}
