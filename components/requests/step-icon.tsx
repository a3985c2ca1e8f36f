import {
  Flag,
  FlaskConical,
  Hourglass,
  KeyRound,
  type LucideIcon,
  Redo2,
  RefreshCw,
  SkipForward,
} from "lucide-react";
import { OutcomeIcon } from "@/components/ui/outcome-mark";
import type { TrailStep } from "@/lib/contracts/requests";

const ICONS: Readonly<Record<Exclude<TrailStep["kind"], "attempt">, LucideIcon>> = {
  retry: Hourglass,
  rotation: RefreshCw,
  key: KeyRound,
  skip: SkipForward,
  probe: FlaskConical,
  fallback: Redo2,
  end: Flag,
};

/** The words beside it say what it is. */
export function StepIcon({ step }: { step: TrailStep }) {
  if (step.kind === "attempt") return <OutcomeIcon outcome={step.outcome} size={14} />;
  const Icon = ICONS[step.kind];
  return <Icon size={14} aria-hidden className="shrink-0 text-ink-2" />;
}
