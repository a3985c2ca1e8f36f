"use client";

import Link from "next/link";
import { capabilityCost } from "@/lib/charts/capability-words";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { countMarks } from "@/lib/charts/mark-words";
import { requestShare } from "@/lib/charts/prepare-downgrades";
import { reasonWords } from "@/lib/charts/reason-words";
import type { DowngradeFlow, Downgrades } from "@/lib/contracts/downgrades";
import { flowParams } from "./flow-params";
import { INTERVENTIONS_ID } from "./interventions-panel";
import { useRequestsHref } from "./use-requests-href";

/** The screen's question, answered in sentences that carry their evidence. */
export function DowngradesAnswer({ answer }: { answer: Downgrades }) {
  const { totals } = answer;
  return (
    <div className="mb-4">
      <p className="text-16 text-balance">
        {totals.downgraded === 0 ? (
          <NoDowngrades answer={answer} />
        ) : (
          <Downgraded answer={answer} />
        )}
      </p>
      <p className="text-13 text-ink-2">
        <Silent answer={answer} />
        <Exhausted answer={answer} />
        <Meanwhile answer={answer} />
      </p>
    </div>
  );
}

type AnswerProps = { answer: Downgrades };

function NoDowngrades({ answer }: AnswerProps) {
  const { totals, evidence } = answer;
  if (totals.requests === 0) return "No request was seen in this range.";
  if (evidence === "every_call") {
    return `None of ${formatCounted(totals.requests, "request")} was served by a fallback.`;
  }
  return `No request was served by a fallback; ${formatCounted(totals.requests, "request")} seen.`;
}

function Downgraded({ answer }: AnswerProps) {
  const href = useRequestsHref(answer);
  const { totals, evidence, flows } = answer;
  const share = requestShare(totals.downgraded, totals, evidence);
  const most = flows.find(({ silent }) => !silent);
  return (
    <>
      <Link href={href({ params: { trait: ["downgraded"] } })} className="link font-semibold">
        {formatCount(totals.downgraded)}
      </Link>
      {share === null ? (
        ` ${totals.downgraded === 1 ? "request was" : "requests were"} served by a lesser model, of an unknown number`
      ) : (
        <>
          {" of "}
          <Link href={href()} className="link">
            {formatCounted(totals.requests, "request")}
          </Link>
          {` (${formatShare(share)}) ${totals.downgraded === 1 ? "was" : "were"} served by a lesser model`}
        </>
      )}
      {most === undefined ? "." : <Most flow={most} answer={answer} />}
    </>
  );
}

/** The flow that stands for most of them, with what it costs. */
function Most({ flow, answer }: AnswerProps & { flow: DowngradeFlow }) {
  const href = useRequestsHref(answer);
  const { from, to, reason, count, cost } = flow;
  const { sure, text } = capabilityCost(cost);
  const only = count === answer.totals.downgraded;
  return (
    <>
      {only ? ": " : "; most often "}
      <Link href={href({ params: flowParams(flow) })} className="link font-semibold">
        {from} → {to}
      </Link>
      {`, ${reasonWords(reason)}${only ? "" : `, ${formatCount(count)} times`}`}
      {sure ? ` (${text}).` : " (what that costs is not labelled)."}
    </>
  );
}

function Silent({ answer }: AnswerProps) {
  const href = useRequestsHref(answer);
  const { silent } = answer.totals;
  if (silent === 0) return null;
  return (
    <>
      <Link href={href({ params: { trait: ["silent"] } })} className="link font-medium text-ink">
        {formatCount(silent)} silently
      </Link>
      {", by a model that nothing decided for. "}
    </>
  );
}

function Exhausted({ answer }: AnswerProps) {
  const href = useRequestsHref(answer);
  const { exhausted, requests } = answer.totals;
  if (requests === 0) return null;
  if (exhausted === 0) return "Nobody went unserved. ";
  return (
    <>
      <Link
        href={href({ params: { result: ["exhausted"] } })}
        className="link font-medium text-ink"
      >
        {formatCounted(exhausted, "request")}
      </Link>
      {exhausted === 1 ? " was served by nobody. " : " were served by nobody. "}
    </>
  );
}

/** Automatic against manual: what people did in the same time. */
function Meanwhile({ answer: { interventions, marks } }: AnswerProps) {
  if (interventions.total === 0) return "Nobody is known to have changed anything meanwhile.";
  const manual = marks.filter(({ intervention }) => intervention !== null);
  return (
    <>
      <a href={`#${INTERVENTIONS_ID}`} className="link font-medium text-ink">
        {formatCounted(interventions.total, "manual intervention")}
      </a>
      {` meanwhile: ${countMarks(manual)}.`}
    </>
  );
}
