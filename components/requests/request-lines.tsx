"use client";

import { ChevronRight } from "lucide-react";
import { useQueryStates } from "nuqs";
import { EvidenceLine } from "@/components/attempts/evidence-lines";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatCounted } from "@/lib/charts/format-number";
import { STAGE_WORDS } from "@/lib/charts/stage-words";
import type { RequestDetail } from "@/lib/contracts/requests";
import { requestPageParsers } from "./request-page-params";

/** Every line that the request was put together from, or those of one stage. */
export function RequestLines({ detail }: { detail: RequestDetail }) {
  const [{ lines: chosen }, setParams] = useQueryStates(requestPageParsers);
  const { lines, stages } = detail;
  const stage = stages.find((one) => one.stage === chosen);
  const shown = stage === undefined ? lines : stage.lines.flatMap((at) => lines[at] ?? []);
  const open = chosen !== null;
  const name = stage === undefined ? "All lines" : `Lines of ${STAGE_WORDS[stage.stage].name}`;
  return (
    <section id="lines" aria-labelledby="lines-title" className="scroll-mt-16">
      <h3 id="lines-title" className="mb-2 flex items-center gap-2 border-b pb-1.5">
        <Button
          look="plain"
          size="s"
          className="-ml-1.5 text-14 font-semibold text-ink"
          aria-expanded={open}
          onClick={() => void setParams({ lines: open ? null : "all" })}
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={cn("transition-transform duration-100", open && "rotate-90")}
          />
          {name}
        </Button>
        <span className="text-12 font-normal text-ink-3">
          {formatCounted(shown.length, "line")}
        </span>
      </h3>
      {stage === undefined ? null : (
        <Button size="s" className="mb-2" onClick={() => void setParams({ lines: "all" })}>
          Show all {lines.length}
        </Button>
      )}
      {open ? (
        <ol className="space-y-4">
          {shown.map((line) => (
            <li key={`${line.source} ${line.offset} ${line.kind}`}>
              <EvidenceLine line={line} />
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
