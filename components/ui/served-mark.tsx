import type { LucideIcon } from "lucide-react";
import { CircleCheck, CircleHelp, CircleOff, CircleSlash, EyeOff, Redo2 } from "lucide-react";
import { SERVED_LOOKS, type ServedAs } from "@/lib/charts/served-look";
import { cn } from "./cn";

const ICONS: Readonly<Record<ServedAs, LucideIcon>> = {
  exhausted: CircleOff,
  silent: EyeOff,
  downgraded: Redo2,
  unknown: CircleHelp,
  aborted: CircleSlash,
  primary: CircleCheck,
};

export type ServedMarkProps = { served: ServedAs; size?: number; className?: string };

/** How a request was served, as it looks everywhere: its swatch, its icon, its word. */
export function ServedMark({ served, size = 14, className }: ServedMarkProps) {
  const Icon = ICONS[served];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <svg width="12" height="12" aria-hidden="true" className="shrink-0 rounded-s">
        <rect width="12" height="12" rx="2" fill={`url(#served-${served})`} />
      </svg>
      <Icon size={size} aria-hidden className="shrink-0" />
      <span>{SERVED_LOOKS[served].word}</span>
    </span>
  );
}
