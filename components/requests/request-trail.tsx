"use client";

import { useRef } from "react";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Info } from "@/components/ui/info";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCounted } from "@/lib/charts/format-number";
import type { PreparedTrail } from "@/lib/charts/prepare-trail";
import type { RequestDetail, RequestRow } from "@/lib/contracts/requests";
import { TrailStepItem } from "./trail-step-item";
import { useOpenSteps } from "./use-open-steps";

export type RequestTrailProps = { row: RequestRow; trail: PreparedTrail; detail: RequestDetail };

/** Every step in order, on one scale of time. j / k move, o or Enter opens the lines of a step. */
export function RequestTrail({ row, trail, detail }: RequestTrailProps) {
  const { isOpen, toggle, setOpen } = useOpenSteps(detail.rootCause);
  const list = useRef<HTMLOListElement>(null);
  const withLines = trail.rows.filter(({ step }) => step.lines.length > 0);
  const allOpen = withLines.every(({ index }) => isOpen(index));
  useShortcuts({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    o: () => {
      const here = focusedStep(list.current);
      if (here === null) return false;
      toggle(here);
      return true;
    },
  });
  return (
    <section aria-labelledby="trail">
      <div className="flex flex-wrap items-center gap-2 border-b pb-1.5">
        <h3 id="trail" className="text-14 font-semibold">
          Trail
        </h3>
        <Info about="the trail">
          <p>
            What the lines tell, in order. Bars are to scale over the whole request: a call from its
            start to its answer, and the wait before a retry (striped).
          </p>
          <p>A dashed row was not done: a candidate that was passed over without a call.</p>
        </Info>
        <span className="flex-1 text-12 text-ink-3">
          {formatCounted(trail.rows.length, "step")}, bars over {formatLatency(trail.spanMs)}
          <span className="max-md:hidden print:hidden"> · j k move, o opens lines, c copies</span>
        </span>
        {withLines.length === 0 ? null : (
          <Button
            look="plain"
            size="s"
            className="print:hidden"
            onClick={() => setOpen(allOpen ? [] : withLines.map(({ index }) => index))}
          >
            {allOpen ? "Close all lines" : "Open all lines"}
          </Button>
        )}
      </div>
      <ol ref={list} className="pt-1">
        {trail.rows.map((one) => (
          <TrailStepItem
            key={one.index}
            one={one}
            row={row}
            detail={detail}
            open={isOpen(one.index)}
            onToggle={() => toggle(one.index)}
          />
        ))}
      </ol>
    </section>
  );
}

function stepsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("li[data-step]") ?? [])];
}

function focusedStep(list: HTMLElement | null): number | null {
  const here = stepsOf(list).findIndex((step) => step.contains(document.activeElement));
  return here === -1 ? null : here;
}

/** False where there is no step to go to, so that the key is left alone. */
function moveFocus(list: HTMLElement | null, by: 1 | -1): boolean {
  const here = focusedStep(list);
  const next = stepsOf(list)[here === null ? 0 : here + by];
  next?.focus();
  return next !== undefined;
}
