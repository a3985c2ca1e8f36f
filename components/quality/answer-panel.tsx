"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { StaleNotice } from "@/components/console/panel-frame";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { prepareQuality } from "@/lib/charts/prepare-quality";
import type { QualityPanel } from "./quality-panel";
import { QualitySentence } from "./quality-sentence";

/** The screen's question, answered in a sentence; what stands against the numbers under it. */
export function AnswerPanel({ query }: QualityPanel) {
  const { data } = query;
  if (data === undefined) {
    return (
      <div role="status" aria-label="Reading">
        <Skeleton className="h-14" />
      </div>
    );
  }
  const { good, headline, notes } = prepareQuality(data);
  const Mark = good ? CircleCheck : TriangleAlert;
  return (
    <section aria-label="Can the numbers be trusted?">
      {query.isError ? <StaleNotice data={data} error={query.error} retry={query.refetch} /> : null}
      <p className="flex items-start gap-2 text-20 text-balance">
        <Mark
          size={20}
          aria-hidden
          className={cn("mt-1 shrink-0", good ? "text-ink-3" : "text-warn")}
        />
        <span>
          <QualitySentence parts={headline} />
        </span>
      </p>
      {notes.length === 0 ? null : (
        <ul aria-label="What stands against them" className="mt-3 border-t text-13 text-ink-2">
          {notes.map(({ id, parts }) => (
            <li key={id} className="border-b py-1.5">
              <QualitySentence parts={parts} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
