"use client";

import { Pin } from "lucide-react";
import { useTime } from "@/components/console/use-time";
import type { TrailRow } from "@/lib/charts/prepare-trail";
import { stepWords } from "@/lib/charts/step-words";
import type { RequestDetail } from "@/lib/contracts/requests";
import { stepElementId } from "./step-element-id";
import { StepIcon } from "./step-icon";

/** What the failure began with, before everything that followed from it. */
export function RootCause({ cause, detail }: { cause: TrailRow; detail: RequestDetail }) {
  const { timeMillis } = useTime();
  const { what, why } = stepWords(cause.step, { labels: detail.labels, time: timeMillis });
  return (
    <section aria-labelledby="root-cause" className="border-l-2 border-warn pl-4">
      <h3
        id="root-cause"
        className="flex items-center gap-1.5 text-12 font-medium tracking-normal text-warn"
      >
        <Pin size={12} aria-hidden />
        It began with
      </h3>
      <p className="mt-1 flex items-start gap-2 text-14 font-medium">
        <span className="mt-0.5">
          <StepIcon step={cause.step} />
        </span>
        <span className="min-w-0 wrap-anywhere">{what}</span>
      </p>
      {why === null ? null : <p className="mt-0.5 text-ink-2 wrap-anywhere">{why}</p>}
      <p className="mt-1 text-12 text-ink-3">
        {timeMillis(cause.step.at)} ·{" "}
        <a href={`#${stepElementId(cause.index)}`} className="link">
          step {cause.index + 1} of {detail.trail.length}
        </a>
      </p>
    </section>
  );
}
