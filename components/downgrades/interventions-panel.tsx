"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { MarkDetails } from "@/components/charts/mark-details";
import { PanelFrame } from "@/components/console/panel-frame";
import { useCsvHref } from "@/components/console/use-csv-href";
import { Info } from "@/components/ui/info";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCounted } from "@/lib/charts/format-number";
import { countMarks } from "@/lib/charts/mark-words";
import type { Downgrades } from "@/lib/contracts/downgrades";
import type { MarkWire } from "@/lib/contracts/marks";
import { FirstRows } from "./first-rows";
import { MarkTable } from "./mark-table";

/** Where the number of interventions in the sentence leads. */
export const INTERVENTIONS_ID = "interventions";

/** What people changed in the same time, newest first, with the lines it was read from. */
export function InterventionsPanel({ query }: { query: UseQueryResult<Downgrades> }) {
  const [which, setWhich] = useState<"manual" | "all">("manual");
  const csvHref = useCsvHref();
  const listed = (marks: readonly MarkWire[]) =>
    marks
      .filter(({ intervention }) => which === "all" || intervention !== null)
      .toSorted((a, b) => b.at - a.at);
  return (
    <div id={INTERVENTIONS_ID} className="scroll-mt-16">
      <PanelFrame
        title="Changed by people"
        info={
          <Info about="a manual intervention">
            <p>
              Somebody changed routing or keys: a configuration write that touches models, keys or
              their order, a session's override, an order of keys, a restart. Beside the downgrades,
              which Gateways make by themselves.
            </p>
            <p>
              Some leave no line: a session's override is logged only where it took 50 ms or more.
              So there are at least so many.
            </p>
          </Info>
        }
        note={({ marks }) => countMarks(listed(marks))}
        actions={
          <Segmented
            label="Which changes"
            value={which}
            choices={[
              { value: "manual", text: "Manual interventions" },
              { value: "all", text: "All changes" },
            ]}
            onChoose={setWhich}
          />
        }
        query={query}
        skeleton={<Skeleton className="h-32" />}
      >
        {(answer) => (
          <Listed
            marks={listed(answer.marks)}
            omitted={answer.omittedMarks}
            csvHref={csvHref("downgrades", answer, {
              table: which === "all" ? "marks" : "interventions",
            })}
          />
        )}
      </PanelFrame>
    </div>
  );
}

type ListedProps = { marks: readonly MarkWire[]; omitted: number; csvHref: string };

function Listed({ marks, omitted, csvHref }: ListedProps) {
  if (marks.length === 0) {
    return <p className="text-ink-2">No line tells of any in this range.</p>;
  }
  return (
    <>
      <FirstRows rows={marks}>
        {(shown, most) => (
          <>
            <MarkTable marks={marks} mostRows={most} csvHref={csvHref} className="max-md:hidden" />
            <div className="-mx-3 md:hidden">
              <MarkDetails marks={shown} />
            </div>
          </>
        )}
      </FirstRows>
      {omitted === 0 ? null : (
        <p className="pt-1.5 text-12 text-ink-3">
          Of the newest changes; {formatCounted(omitted, "older one")} not listed. A shorter range
          shows them.
        </p>
      )}
    </>
  );
}
