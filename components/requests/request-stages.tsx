"use client";

import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from "lucide-react";
import { useQueryStates } from "nuqs";
import { cn } from "@/components/ui/cn";
import { Info } from "@/components/ui/info";
import { formatCounted } from "@/lib/charts/format-number";
import { STAGE_STATES, STAGE_WORDS } from "@/lib/charts/stage-words";
import type { RequestDetail, RequestRow } from "@/lib/contracts/requests";
import { requestPageParsers } from "./request-page-params";
import { StageAdvice } from "./stage-advice";

type Stage = RequestDetail["stages"][number];

const ICONS: Readonly<Record<Stage["state"], LucideIcon>> = {
  seen: CircleCheck,
  failed: CircleX,
  not_logged: CircleDashed,
};

/** How far the lines tell of it: seen, failed, or not in these logs, and what would change that. */
export function RequestStages({ row, detail }: { row: RequestRow; detail: RequestDetail }) {
  const { stages } = detail;
  const missing = stages.filter(({ state }) => state === "not_logged");
  return (
    <section aria-labelledby="stages">
      <h3
        id="stages"
        className="mb-2 flex items-center gap-1 border-b pb-1.5 text-14 font-semibold"
      >
        Stages
        <Info about="a stage">
          <p>
            What a request goes through. “Seen” means that a line tells of it; “failed”, that
            something went wrong in it, even if a later try made up for it.
          </p>
          <p>“Not in these logs” says nothing about how it went.</p>
        </Info>
      </h3>
      <ol className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-5">
        {stages.map((stage) => (
          <li key={stage.stage} className="min-w-0">
            <StageCell stage={stage} />
          </li>
        ))}
      </ol>
      {missing.length === 0 ? null : <StageAdvice row={row} missing={missing} />}
    </section>
  );
}

function StageCell({ stage: { stage, state, lines } }: { stage: Stage }) {
  const { name, about, missing } = STAGE_WORDS[stage];
  const [, setParams] = useQueryStates(requestPageParsers);
  const Icon = ICONS[state];
  return (
    <>
      <p className={cn("flex items-center gap-1.5", state === "not_logged" && "text-ink-3")}>
        <Icon
          size={14}
          aria-hidden
          className={cn("shrink-0", state === "failed" && "text-(--outcome-text-server_error)")}
        />
        <span className="font-medium">{name}</span>
        <span className={cn(state === "failed" && "text-(--outcome-text-server_error)")}>
          {STAGE_STATES[state]}
        </span>
      </p>
      <p className="mt-0.5 text-12 text-ink-3">{state === "not_logged" ? missing : about}</p>
      {lines.length === 0 ? null : (
        <button
          type="button"
          onClick={() => {
            void setParams({ lines: stage });
            document.getElementById("lines")?.scrollIntoView();
          }}
          className="link text-12 text-ink-2 print:hidden"
        >
          {formatCounted(lines.length, "line")}
        </button>
      )}
    </>
  );
}
