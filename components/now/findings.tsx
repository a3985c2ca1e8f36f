"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import { usePrinting } from "@/components/console/use-printing";
import { Button } from "@/components/ui/button";
import type { SentenceView } from "@/lib/charts/sentence-view";
import type { Now } from "@/lib/contracts/now";
import { FirstAction } from "./first-action";
import { Sentence } from "./sentence";
import { SentenceMark } from "./sentence-mark";
import { useScreenHref } from "./use-screen-href";

const AT_FIRST = 4;

export type FindingsProps = {
  /** Names the list. */
  title: string;
  /** Stands above it too. */
  titled?: boolean;
  findings: readonly SentenceView[];
  triage: Now["triage"];
  /** Beside what shows more of them: their download. */
  actions?: ReactNode;
};

/** What else is or was wrong, worst first. */
export function Findings({ title, titled = false, findings, triage, actions }: FindingsProps) {
  const [asked, setAsked] = useState(false);
  const all = usePrinting() || asked;
  const href = useScreenHref();
  if (findings.length === 0) return null;
  const shown = all ? findings : findings.slice(0, AT_FIRST);
  return (
    <div className="mt-4">
      {titled ? <h3 className="mb-1 text-12 font-medium text-ink-3">{title}</h3> : null}
      <ol aria-label={title} className="border-t">
        {shown.map((finding) => (
          <li
            key={finding.id}
            className="flex flex-col gap-x-4 border-b py-1.5 lg:flex-row lg:items-start"
          >
            <Link
              href={href(finding.all)}
              className="flex min-w-0 flex-wrap items-center gap-x-2 font-medium hover:underline hover:underline-offset-3 lg:w-[26rem] lg:shrink-0"
            >
              <SentenceMark sign={finding.sign} className="lg:min-w-36" />
              <span className="min-w-0 truncate">
                {finding.place.map(({ text }) => text).join(" · ")}
              </span>
            </Link>
            <div className="min-w-0 flex-1">
              <Sentence parts={finding.evidence} className="text-ink-2" />
              <FirstAction symptom={finding.symptom} triage={triage} />
            </div>
          </li>
        ))}
      </ol>
      <div className="-mx-1.5 mt-1 flex justify-between print:hidden">
        {findings.length > AT_FIRST ? (
          <Button look="plain" size="s" onClick={() => setAsked(!asked)}>
            {all ? "Show fewer" : `Show ${findings.length - AT_FIRST} more`}
          </Button>
        ) : (
          <span />
        )}
        {actions}
      </div>
    </div>
  );
}
