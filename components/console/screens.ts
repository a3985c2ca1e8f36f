import {
  Activity,
  ArrowDownWideNarrow,
  KeyRound,
  KeySquare,
  List,
  type LucideIcon,
  Route,
  ScrollText,
  Server,
  ShieldCheck,
  SlidersHorizontal,
  UserRound,
  Users,
  Waypoints,
} from "lucide-react";

/** A screen without a place in the rail: it lies under another one. */
export type SubScreen = {
  path: string;
  word: string;
  icon: LucideIcon;
  /** Shows what arrives as it does, whatever range and refresh are set for the others. */
  streams?: boolean;
  /** Shows no evidence: range, filters and refresh mean nothing on it. */
  timeless?: boolean;
};

/** With a letter that leads to it after `g`. */
export type Screen = SubScreen & { key: string };

/** Every screen of the rail; rail, shortcuts and titles follow it. */
export const SCREENS: readonly Screen[] = [
  { path: "/now", word: "Now", key: "n", icon: Activity },
  { path: "/providers", word: "Providers", key: "p", icon: Server },
  { path: "/keys", word: "Keys", key: "k", icon: KeyRound },
  { path: "/downgrades", word: "Downgrades", key: "d", icon: ArrowDownWideNarrow },
  { path: "/requests", word: "Requests", key: "r", icon: Route },
  { path: "/attempts", word: "Attempts", key: "a", icon: List },
  { path: "/tail", word: "Tail", key: "t", icon: ScrollText, streams: true },
  { path: "/routes", word: "Routes", key: "o", icon: Waypoints, timeless: true },
  { path: "/quality", word: "Quality", key: "q", icon: ShieldCheck },
  { path: "/settings", word: "Settings", key: "s", icon: SlidersHorizontal, timeless: true },
];

/** What lies under Settings, in the order of its tabs. */
export const SETTINGS_SCREENS: readonly SubScreen[] = [
  { path: "/people", word: "People", icon: Users, timeless: true },
  { path: "/tokens", word: "Tokens", icon: KeySquare, timeless: true },
  { path: "/audit", word: "Audit", icon: ScrollText, timeless: true },
  { path: "/account", word: "Account", icon: UserRound, timeless: true },
];

export function screenAt(pathname: string): SubScreen | null {
  return at(SCREENS, pathname) ?? at(SETTINGS_SCREENS, pathname);
}

/** The screen that the rail marks: for one without a place there, the one above it. */
export function railScreenAt(pathname: string): Screen | null {
  const path = at(SETTINGS_SCREENS, pathname) === null ? pathname : "/settings";
  return at(SCREENS, path);
}

function at<S extends SubScreen>(screens: readonly S[], pathname: string): S | null {
  return screens.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`)) ?? null;
}
