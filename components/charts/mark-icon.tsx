import {
  ArrowDownUp,
  FilePen,
  Layers,
  type LucideIcon,
  Power,
  Tag,
  UserPen,
  Waypoints,
} from "lucide-react";
import type { MarkKind } from "@/lib/core/intervention/mark";

const ICONS: Readonly<Record<MarkKind, LucideIcon>> = {
  config_write: FilePen,
  session_override: UserPen,
  key_order: ArrowDownUp,
  restart: Power,
  version: Tag,
  route_commit: Waypoints,
};

/** `null`: of several kinds. The word stands beside it or in the name of what holds it. */
export function MarkIcon({ kind, size = 14 }: { kind: MarkKind | null; size?: number }) {
  const Icon = kind === null ? Layers : ICONS[kind];
  return <Icon size={size} aria-hidden className="shrink-0" />;
}
