import { cn } from "@/components/ui/cn";
import { formatLatency } from "@/lib/charts/format-duration";
import type { TrailRow } from "@/lib/charts/prepare-trail";

/** When a step was, as a bar on the request's scale of time; a moment is a tick. The words say the same. */
export function StepBar({ one, className }: { one: TrailRow; className?: string }) {
  const { step, bar, at } = one;
  const colour = step.kind === "attempt" ? `var(--outcome-${step.outcome})` : "var(--line)";
  return (
    <div className={cn("flex items-center gap-2 py-1", className)}>
      <div aria-hidden className="relative h-3 min-w-0 flex-1 border-x border-hairline">
        <span className="absolute inset-x-0 top-1/2 h-px bg-hairline" />
        {bar === null ? (
          <span
            className="absolute inset-y-0 w-0.5 -translate-x-1/2"
            style={{ left: percent(at), background: colour }}
          />
        ) : (
          <span
            className={cn(
              "absolute inset-y-0.5 min-w-0.5 rounded-s",
              step.kind === "retry" && "cell-no-data border border-line",
            )}
            style={{
              left: percent(bar.from),
              width: percent(bar.to - bar.from),
              ...(step.kind === "retry" ? {} : { background: colour }),
            }}
          />
        )}
      </div>
      <span className="num w-14 shrink-0 text-12 text-ink-3">{durationOf(one)}</span>
    </div>
  );
}

function durationOf({ step }: TrailRow): string {
  if (step.kind === "retry") return formatLatency(step.delayMs);
  if (step.kind !== "attempt") return "";
  return step.startedAt === null ? "–" : formatLatency(step.at - step.startedAt);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
