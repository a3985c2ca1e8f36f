"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, CircleSlash2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CsvLink } from "@/components/console/csv-link";
import { StaleNotice } from "@/components/console/panel-frame";
import { useCsvHref } from "@/components/console/use-csv-href";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { prepareVerdict, type VerdictView } from "@/lib/charts/prepare-verdict";
import type { SentenceView } from "@/lib/charts/sentence-view";
import type { Now } from "@/lib/contracts/now";
import { Findings } from "./findings";
import { FirstAction } from "./first-action";
import { NewestEvidence } from "./newest-evidence";
import { Sentence } from "./sentence";
import { SentenceMark } from "./sentence-mark";
import { useRangeWords } from "./use-range-words";
import { useScreenHref } from "./use-screen-href";

/** The answer in one sentence, with its evidence; whatever else is wrong stands ranked under it. */
export function Verdict({ query }: { query: UseQueryResult<Now> }) {
  const { data: now } = query;
  const csvHref = useCsvHref();
  if (now === undefined) {
    return (
      <div role="status" aria-label="Reading" className="space-y-2">
        <Skeleton className="h-7 w-[28rem] max-w-full" />
        <Skeleton className="h-5 w-[36rem] max-w-full" />
      </div>
    );
  }
  return (
    <section
      aria-label="Verdict"
      aria-busy={query.isPlaceholderData}
      className={cn("transition-opacity duration-100", query.isPlaceholderData && "opacity-50")}
    >
      {query.isError ? <StaleNotice data={now} error={query.error} retry={query.refetch} /> : null}
      <Answer
        verdict={prepareVerdict(now)}
        triage={now.triage}
        csv={<CsvLink href={csvHref("now", now)} />}
      />
    </section>
  );
}

type AnswerProps = { verdict: VerdictView; triage: Now["triage"]; csv: ReactNode };

function Answer({ verdict, triage, csv }: AnswerProps) {
  return (
    <>
      <Sentences verdict={verdict} triage={triage} csv={csv} />
      {verdict.kind === "failing" ? null : (
        <Findings
          title="Worth knowing"
          titled
          findings={verdict.others}
          triage={triage}
          actions={csv}
        />
      )}
    </>
  );
}

function Sentences({ verdict, triage, csv }: AnswerProps) {
  const range = useRangeWords();
  switch (verdict.kind) {
    case "failing":
      return (
        <>
          <Worst finding={verdict.worst} triage={triage} />
          <Findings
            title="Other findings"
            findings={verdict.others}
            triage={triage}
            actions={csv}
          />
        </>
      );
    case "recovered":
      return (
        <>
          <Headline icon={<QuietMark proven={verdict.proven} />}>{verdict.headline}</Headline>
          <Sentence
            parts={[{ kind: "text", text: `${sentenceStart(range)}: ` }, ...verdict.evidence]}
            className="mt-1 text-14 text-ink-2"
          />
          <Findings
            title="Earlier in this range"
            titled
            findings={verdict.ended}
            triage={triage}
            actions={verdict.others.length === 0 ? csv : null}
          />
        </>
      );
    case "calm":
      return (
        <>
          <Headline icon={<QuietMark proven />}>
            {verdict.headline} {range}
          </Headline>
          <Sentence parts={verdict.evidence} className="mt-1 text-14 text-ink-2" />
        </>
      );
    case "no_traffic":
      return (
        <>
          <Headline icon={<CircleSlash2 size={20} aria-hidden className="shrink-0 text-ink-3" />}>
            No traffic {range}
          </Headline>
          <p className="mt-1 text-14 text-ink-2">
            The Gateways were there and log every call; they made none. That is not a failure, and
            not missing data.
          </p>
        </>
      );
    case "no_data":
      return <NoData range={range} />;
  }
}

function QuietMark({ proven }: { proven: boolean }) {
  const Icon = proven ? CircleCheck : CircleDashed;
  return <Icon size={20} aria-hidden className="shrink-0 text-ink-3" />;
}

function sentenceStart(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function NoData({ range }: { range: string }) {
  return (
    <>
      <Headline icon={<CircleDashed size={20} aria-hidden className="shrink-0 text-ink-3" />}>
        No data {range}
      </Headline>
      <p className="mt-1 text-14 text-ink-2">
        No source wrote anything, so nothing is known: neither traffic nor failures.{" "}
        <NewestEvidence />
      </p>
    </>
  );
}

function Worst({ finding, triage }: { finding: SentenceView; triage: Now["triage"] }) {
  const href = useScreenHref();
  return (
    <>
      <Headline>
        <Link
          href={href(finding.all)}
          className="flex flex-wrap items-center gap-x-2.5 hover:underline hover:underline-offset-4"
        >
          {finding.place.map(({ name, text }) => (
            <span key={name} className="after:ml-2.5 after:text-ink-3 after:content-['·']">
              {text}
            </span>
          ))}
          <SentenceMark sign={finding.sign} size={20} />
        </Link>
      </Headline>
      <Sentence parts={finding.evidence} className="mt-1 text-14 text-ink-2" />
      <FirstAction symptom={finding.symptom} triage={triage} className="mt-1.5 text-14" />
    </>
  );
}

function Headline({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <h2 className="flex items-center gap-2.5 text-20 font-semibold text-balance">
      {icon}
      {children}
    </h2>
  );
}
