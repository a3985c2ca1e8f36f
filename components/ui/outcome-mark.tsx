import {
  CircleCheck,
  CircleHelp,
  CircleSlash,
  ClockAlert,
  CreditCard,
  FileWarning,
  Gauge,
  KeyRound,
  type LucideIcon,
  PackageX,
  ServerCrash,
  ShieldBan,
  Unplug,
  Weight,
} from "lucide-react";
import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { cn } from "./cn";

const ICONS: Readonly<Record<Outcome, LucideIcon>> = {
  ok: CircleCheck,
  rate_limited: Gauge,
  overloaded: Weight,
  timeout: ClockAlert,
  network: Unplug,
  server_error: ServerCrash,
  auth_failed: KeyRound,
  billing: CreditCard,
  model_unavailable: PackageX,
  invalid_request: FileWarning,
  refused: ShieldBan,
  aborted: CircleSlash,
  unknown: CircleHelp,
};

export type OutcomeMarkProps = {
  outcome: Outcome;
  /** Adds the swatch that keys a chart. */
  swatch?: boolean;
  size?: number;
  className?: string;
};

/** An outcome as it looks everywhere: its colour, its icon, its word, and its pattern where a chart is near. */
export function OutcomeMark({ outcome, swatch = false, size = 14, className }: OutcomeMarkProps) {
  const Icon = ICONS[outcome];
  return (
    <span
      className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}
      style={{ color: `var(--outcome-text-${outcome})` }}
    >
      {swatch ? <OutcomeSwatch outcome={outcome} /> : null}
      <Icon size={size} aria-hidden className="shrink-0" />
      <span className={outcome === "ok" ? "text-ink-2" : undefined}>
        {OUTCOME_LOOKS[outcome].word}
      </span>
    </span>
  );
}

/** The icon where there is no room for the word, which is still said to those who do not see it. */
export function OutcomeIcon({ outcome, size = 14 }: Pick<OutcomeMarkProps, "outcome" | "size">) {
  const Icon = ICONS[outcome];
  return (
    <span
      className="inline-flex shrink-0 align-[-2px]"
      style={{ color: `var(--outcome-text-${outcome})` }}
    >
      <Icon size={size} aria-hidden />
      <span className="sr-only">{OUTCOME_LOOKS[outcome].word}</span>
    </span>
  );
}

/** The colour and pattern alone; never without the word beside it. */
export function OutcomeSwatch({ outcome }: { outcome: Outcome }) {
  return (
    <svg width="12" height="12" aria-hidden="true" className="shrink-0 rounded-s">
      <rect width="12" height="12" rx="2" fill={`url(#outcome-${outcome})`} />
    </svg>
  );
}
