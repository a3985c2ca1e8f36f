import type { RequestRow } from "@/lib/contracts/requests";
import { targetRef } from "@/lib/core/request/target-ref";
import { capabilityCost } from "./capability-words";
import { formatCounted } from "./format-number";
import { servedAs } from "./prepare-requests";
import { reasonWords } from "./reason-words";

/** What the caller got, and why, in one or two sentences. */
export function requestVerdict(row: RequestRow): string {
  const { requested, served } = row;
  const asked = requested === null ? "the model asked for" : targetRef(requested);
  const by = served === null ? "a model that no line names" : targetRef(served);
  switch (servedAs(row)) {
    case "primary":
      return `${asAsked(row)}${probe(row)}`;
    case "downgraded":
      return `Served by ${by}${stepText(row)} instead of ${asked}${reasonText(row)}.${costText(row)}`;
    case "silent":
      return `Served by ${by} although ${asked} was asked for, and no record decides for it.${costText(row)}`;
    case "exhausted":
      return `The caller got an error: ${tried(row)}. ${asked} was asked for and did not serve${reasonText(row)}.`;
    case "aborted":
      return `The caller went away before an answer: ${tried(row)}.`;
    case "unknown":
      return `No line tells how it ended: ${tried(row)}.`;
  }
}

function asAsked(row: RequestRow): string {
  const target = row.served ?? row.requested;
  return target === null
    ? `Served by a model that no line names${trouble(row)}; nothing tells of a fallback.`
    : `Served as asked by ${targetRef(target)}${trouble(row)}.`;
}

function trouble({ attempts, skips }: RequestRow): string {
  const failed = attempts.filter(({ outcome }) => outcome !== "ok").length;
  if (failed === 0) return skips === 0 ? "" : `, after ${skipped(skips)}`;
  return `, after ${formatCounted(failed, "failed call")}${skips === 0 ? "" : ` and ${skipped(skips)}`}`;
}

function tried({ attempts, attemptCount, skips }: RequestRow): string {
  const calls =
    attemptCount === 0
      ? "no call of it is logged"
      : `${formatCounted(attemptCount, "call")} made, ${failedOf(attempts)}`;
  return skips === 0 ? calls : `${calls}, ${formatCounted(skips, "candidate")} skipped`;
}

function failedOf(attempts: RequestRow["attempts"]): string {
  const failed = attempts.filter(({ outcome }) => outcome !== "ok").length;
  if (failed === attempts.length) return attempts.length === 1 ? "which failed" : "all failed";
  return failed === 0 ? "none failed" : `${failed} failed`;
}

function skipped(skips: number): string {
  return formatCounted(skips, "skipped candidate");
}

function probe({ recovered }: RequestRow): string {
  return recovered ? " It was cooling, was tried all the same, and is well again." : "";
}

function stepText({ step }: RequestRow): string {
  return step === null ? "" : `, fallback step ${step},`;
}

function reasonText({ reason }: RequestRow): string {
  return reason === null ? ", for a reason that no line names" : `: ${reasonWords(reason)}`;
}

function costText({ cost }: RequestRow): string {
  return cost === null ? "" : ` What that costs: ${capabilityCost(cost).text}.`;
}
