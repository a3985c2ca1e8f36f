import { cn } from "@/components/ui/cn";
import type { KeyRow } from "@/lib/contracts/keys";
import { Countdown } from "./countdown";
import { KeyStateMark, PersonMark, StuckMark } from "./key-state-mark";

/** Whether a key can be used, until when not, and what is to be thought of that. */
export function KeyStateNow({ row, className }: { row: KeyRow; className?: string }) {
  const { current, needs, stuck } = row;
  return (
    <span className={cn("inline-flex flex-wrap items-center gap-x-2", className)}>
      <KeyStateMark state={current.state} />
      {current.until === null ? null : <Countdown until={current.until} />}
      {current.state === "ready" && needs === null && current.basis === "none" ? (
        <span className="text-12 text-ink-3">as far as seen</span>
      ) : null}
      {needs === "person" ? <PersonMark /> : null}
      {stuck === null ? null : <StuckMark />}
    </span>
  );
}
