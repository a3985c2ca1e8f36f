"use client";

import type { ReactNode } from "react";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { keyPath } from "@/lib/charts/prepare-keys";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { KeyFailures } from "./key-failures";
import { KeyIncidents, KeyWindowsSum } from "./key-figures";
import { KeyLink } from "./key-link";
import { KeyReason } from "./key-reason";
import { KeyStateNow } from "./key-state-now";

/** The same rows for a phone. */
export function KeysCards({ answer, className }: { answer: Keys; className?: string }) {
  return (
    <ul className={className}>
      {answer.keys.map((row) => (
        <li key={keyPath(row)} className="border-b py-2">
          <Card row={row} answer={answer} />
        </li>
      ))}
    </ul>
  );
}

function Card({ row, answer }: { row: KeyRow; answer: Keys }) {
  const { time } = useTime();
  const { provider, gateway, current, lastSuccessAt, lastFailureAt } = row;
  return (
    <>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3">
        <KeyLink row={row} className="min-h-6 min-w-0 leading-6 break-all" />
        <span className="text-12 text-ink-2">
          {provider === "" ? "unknown provider" : provider} · {gateway}
        </span>
      </h3>
      <p className="flex flex-wrap items-center gap-x-3">
        <KeyStateNow row={row} />
        {current.state === "ready" ? null : <KeyReason reason={current.reason} />}
      </p>
      <dl className="mt-1 grid grid-cols-2 gap-x-4 gap-y-1 text-12">
        <Figure name="Failed" className="col-span-2">
          <KeyFailures row={row} answer={answer} />
        </Figure>
        <Figure name="Cool-downs">
          <KeyWindowsSum row={row} kind="cooldowns" />
        </Figure>
        <Figure name="Disabled">
          <KeyWindowsSum row={row} kind="disabled" />
        </Figure>
        <Figure name="Incidents">
          <KeyIncidents row={row} />
        </Figure>
        <Figure name="Last success">{lastSuccessAt === null ? "–" : time(lastSuccessAt)}</Figure>
        <Figure name="Last failure">{lastFailureAt === null ? "–" : time(lastFailureAt)}</Figure>
      </dl>
    </>
  );
}

type FigureProps = { name: string; className?: string; children: ReactNode };

function Figure({ name, className, children }: FigureProps) {
  return (
    <div className={cn("flex min-h-6 items-start gap-x-1.5 leading-6", className)}>
      <dt className="shrink-0 text-ink-3">{name}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}
