"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Info } from "@/components/ui/info";
import { ServedMark } from "@/components/ui/served-mark";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { requestShare, servedParams } from "@/lib/charts/prepare-downgrades";
import type { RequestsLink } from "@/lib/charts/requests-link";
import { SERVED_AS, SERVED_LOOKS } from "@/lib/charts/served-look";
import type { Downgrades } from "@/lib/contracts/downgrades";
import { useRequestsHref } from "./use-requests-href";

/** All requests by how they were served, and beside them what is counted apart. */
export function RequestCounts({ answer }: { answer: Downgrades }) {
  const { totals, evidence, steps } = answer;
  return (
    <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[3fr_2fr]">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        {SERVED_AS.filter((way) => totals[way] > 0 || way === "exhausted").map((way) => (
          <Count
            key={way}
            answer={answer}
            count={totals[way]}
            params={servedParams(way)}
            name={<ServedMark served={way} />}
            about={SERVED_LOOKS[way].word}
            meaning={SERVED_LOOKS[way].meaning}
            note={shareNote(requestShare(totals[way], totals, evidence), totals.requests)}
          />
        ))}
      </dl>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:border-l lg:border-hairline lg:pl-6">
        <Count
          answer={answer}
          count={totals.skipped}
          params={{ trait: ["skipped"] }}
          name="Candidates skipped"
          about="a skipped candidate"
          meaning="Passed over without a call, because its keys were cooling or disabled. The link leads to the requests; one may hold several."
          note={leftOut(totals.coalesced)}
        />
        <Count
          answer={answer}
          count={totals.recovered}
          params={{ trait: ["recovered"] }}
          name="Probe recoveries"
          about="a probe recovery"
          meaning="A cooling candidate was tried all the same and served. No downgrade: the model asked for was well again."
          note="no downgrades"
        />
        <div>
          <dt className="text-12 text-ink-3">Fallback step that served</dt>
          <dd className="text-13 text-ink-2">
            {steps.length === 0
              ? "none"
              : steps.map(({ step, count }) => `step ${step}: ${formatCount(count)}`).join(", ")}
          </dd>
        </div>
      </dl>
    </div>
  );
}

type CountProps = {
  answer: Downgrades;
  count: number;
  params: RequestsLink["params"];
  name: ReactNode;
  about: string;
  meaning: string;
  note: string | null;
};

function Count({ answer, count, params, name, about, meaning, note }: CountProps) {
  const href = useRequestsHref(answer);
  return (
    <div>
      <dt className="flex items-center gap-1 text-12 text-ink-2">
        {name}
        <Info about={about}>
          <p>{meaning}</p>
        </Info>
      </dt>
      <dd>
        <Link
          href={href({ params })}
          prefetch={false}
          className="text-20 font-semibold tracking-tight hover:underline hover:decoration-1 hover:underline-offset-4"
        >
          {formatCount(count)}
        </Link>
        {note === null ? null : <span className="pl-2 text-12 text-ink-3">{note}</span>}
      </dd>
    </div>
  );
}

function shareNote(share: number | null, requests: number): string | null {
  return share === null ? null : `${formatShare(share)} of ${formatCount(requests)}`;
}

/** What a Gateway left out of its log when it repeated itself. */
function leftOut(coalesced: number): string | null {
  return coalesced === 0 ? null : `at least; ${formatCounted(coalesced, "like decision")} left out`;
}
