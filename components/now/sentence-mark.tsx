import { Cpu, KeyRound, type LucideIcon, Server } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import type { SentenceSign } from "@/lib/charts/sentence-view";

const ICONS: Readonly<Record<Exclude<SentenceSign["kind"], "outcome">, LucideIcon>> = {
  key: KeyRound,
  model: Cpu,
  gateway: Server,
};

export type SentenceMarkProps = { sign: SentenceSign; size?: number; className?: string };

/** What is wrong in an icon and a word: an outcome as it looks everywhere, or what a notice is of. */
export function SentenceMark({ sign, size = 14, className }: SentenceMarkProps) {
  if (sign.kind === "outcome") {
    return <OutcomeMark outcome={sign.outcome} size={size} className={className} />;
  }
  const Icon = ICONS[sign.kind];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-ink", className)}>
      <Icon size={size} aria-hidden className="shrink-0" />
      {sign.word}
    </span>
  );
}
