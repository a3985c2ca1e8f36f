"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { EvidenceLine } from "@/components/attempts/evidence-lines";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCounted } from "@/lib/charts/format-number";
import type { TrailRow } from "@/lib/charts/prepare-trail";
import { stepWords } from "@/lib/charts/step-words";
import type { RequestDetail, RequestRow, TrailStep } from "@/lib/contracts/requests";
import { HOUR_MS } from "@/lib/core/time/range";
import { StepBar } from "./step-bar";
import { stepElementId } from "./step-element-id";
import { StepIcon } from "./step-icon";

export type TrailStepItemProps = {
  one: TrailRow;
  row: RequestRow;
  detail: RequestDetail;
  open: boolean;
  onToggle: () => void;
};

/** One step: when, what, why, how long; its lines beneath when asked for. */
export function TrailStepItem({ one, row, detail, open, onToggle }: TrailStepItemProps) {
  const { timeMillis, exact } = useTime();
  const { step, index, look, offsetMs, isRootCause } = one;
  const { what, why } = stepWords(step, { labels: detail.labels, time: timeMillis });
  const lines = step.lines.flatMap((at) => detail.lines[at] ?? []);
  const place = `${stepElementId(index)}-lines`;
  return (
    <li
      id={stepElementId(index)}
      data-step
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.target !== event.currentTarget) return;
        event.preventDefault();
        onToggle();
      }}
      className="group scroll-mt-16 focus-visible:outline-offset-[-2px]"
    >
      <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 md:grid-cols-[5rem_1.25rem_minmax(0,3fr)_minmax(8rem,2fr)]">
        <time
          dateTime={new Date(step.at).toISOString()}
          title={exact(step.at)}
          className="num pt-2 text-12 text-ink-3 max-md:hidden"
        >
          {signed(offsetMs)}
        </time>
        <span className="relative flex flex-col items-center" aria-hidden>
          <span className="h-2.5 w-px bg-hairline group-first:bg-transparent" />
          <span className="my-0.5">
            <StepIcon step={step} />
          </span>
          <span className="w-px flex-1 bg-hairline group-last:bg-transparent" />
        </span>
        <div
          className={cn(
            "my-1 min-w-0 py-1",
            look === "ghost" && "rounded-m border border-dashed border-line px-2 text-ink-2",
          )}
        >
          <p
            className={cn(
              "wrap-anywhere",
              (look === "failed" || look === "end") && "font-medium",
              isRootCause && "font-semibold",
            )}
          >
            {what}
            {isRootCause ? (
              <span className="ml-2 rounded-s bg-warn-surface px-1 text-12 font-medium text-warn">
                root cause
              </span>
            ) : null}
          </p>
          {step.kind === "attempt" && why !== null ? (
            <p className="text-12 wrap-anywhere text-ink-2">{why}</p>
          ) : null}
          <p className="flex flex-wrap items-center gap-x-3 text-12 text-ink-3">
            <span className="md:hidden">{signed(offsetMs)}</span>
            {step.kind === "attempt" || why === null ? null : (
              <span className="text-ink-2">{why}</span>
            )}
            {lines.length === 0 ? (
              <span>no line of its own</span>
            ) : (
              <button
                type="button"
                aria-expanded={open}
                aria-controls={place}
                aria-label={`${formatCounted(lines.length, "line")} of step ${index + 1}`}
                onClick={onToggle}
                className="inline-flex h-6 items-center gap-0.5 text-ink-2 hover:text-ink print:hidden"
              >
                <ChevronRight
                  size={12}
                  aria-hidden
                  className={cn("transition-transform duration-100", open && "rotate-90")}
                />
                {formatCounted(lines.length, "line")}
              </button>
            )}
            <StepLinks step={step} row={row} />
          </p>
        </div>
        <StepBar one={one} className="max-md:col-start-2" />
      </div>
      {lines.length === 0 ? null : (
        <div id={place} className={cn(open && "space-y-3 pt-1 pb-4 md:pl-[7.75rem]")}>
          {open
            ? lines.map((line) => (
                <EvidenceLine key={`${line.source} ${line.offset} ${line.kind}`} line={line} />
              ))
            : null}
        </div>
      )}
    </li>
  );
}

/** What a step speaks of, on the screen that shows it best. */
function StepLinks({ step, row }: { step: TrailStep; row: RequestRow }) {
  const { href } = useConsoleState();
  const { gateway, startedAt, endedAt } = row;
  const keyId = "keyId" in step ? step.keyId : null;
  const around = { from: startedAt - HOUR_MS, to: endedAt + HOUR_MS };
  return (
    <>
      {step.kind === "attempt" ? (
        <Link
          href={href("/attempts", {
            range: { from: startedAt, to: endedAt + 1 },
            filters: { gateway: [gateway] },
            params: { attempt: step.id },
          })}
          prefetch={false}
          className="link print:hidden"
        >
          attempt
        </Link>
      ) : null}
      {keyId === null ? null : (
        <Link
          href={href("/keys", { range: around, filters: { key: [keyId], gateway: [gateway] } })}
          prefetch={false}
          className="link print:hidden"
        >
          key
        </Link>
      )}
    </>
  );
}

function signed(ms: number): string {
  return ms < 0 ? `−${formatLatency(-ms)}` : `+${formatLatency(ms)}`;
}
