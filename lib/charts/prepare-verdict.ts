import type { Now } from "@/lib/contracts/now";
import type { TallyWire } from "@/lib/contracts/wire";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type { TimeRange } from "@/lib/core/time/range";
import { byImpact } from "@/lib/core/verdict/impact";
import { formatCount, formatCounted } from "./format-number";
import { AVAILABILITY_FAILURES, countOf } from "./measure";
import { prepareFinding } from "./prepare-finding";
import { prepareNotice } from "./prepare-notice";
import { link, type Part, text } from "./sentence-part";
import type { SentenceView } from "./sentence-view";

export type VerdictView =
  | {
      readonly kind: "failing";
      readonly worst: SentenceView;
      readonly others: readonly SentenceView[];
    }
  | {
      readonly kind: "recovered";
      readonly headline: string;
      /** Attempts went through since; else the end of the failures may be the end of the traffic. */
      readonly proven: boolean;
      readonly evidence: readonly Part[];
      readonly ended: readonly SentenceView[];
      /** Notices: what is wrong beside failures. */
      readonly others: readonly SentenceView[];
    }
  | {
      readonly kind: "calm";
      readonly headline: string;
      readonly evidence: readonly Part[];
      readonly others: readonly SentenceView[];
    }
  | { readonly kind: "no_traffic" | "no_data"; readonly others: readonly SentenceView[] };

/** The answer to "is it us, one provider, one region or one key?", with the evidence as links. */
export function prepareVerdict(now: Now): VerdictView {
  const findings = now.findings.map((finding, rank) => prepareFinding(finding, now, rank === 0));
  const notices = now.notices.map((notice) => prepareNotice(notice, now));
  switch (now.verdict) {
    case "no_data":
    case "no_traffic":
      return { kind: now.verdict, others: notices };
    case "calm":
      return calm(now, notices);
    case "recovered":
      return recovered(now, findings, notices);
    case "failing": {
      const all = [...findings, ...notices].sort(byImpact);
      const worst = all.find(({ harmful, ongoing }) => harmful && ongoing);
      if (worst === undefined) return calm(now, notices);
      return { kind: "failing", worst, others: all.filter((one) => one !== worst) };
    }
  }
}

/** That nothing fails is said of attempts that were seen; silence proves nothing. */
function recovered(
  now: Now,
  ended: readonly SentenceView[],
  others: readonly SentenceView[],
): VerdictView {
  const { range, asOf, stepMs, points, heatmap } = now;
  const since = Math.max(...now.findings.map(({ until }) => until));
  const later = points.filter(({ t }) => t >= since);
  const proven = later.some(({ rated }) => rated.attempts > 0);
  const past = asOf - range.to > 2 * stepMs;
  return {
    kind: "recovered",
    headline: proven ? quietWords(past) : silentWords(heatmap.total, later.length > 0, past),
    proven,
    evidence: attemptsOf(heatmap.total, range),
    ended,
    others,
  };
}

function quietWords(past: boolean): string {
  return past ? "Nothing was failing at the end of this range" : "Nothing is failing now";
}

/** No attempt whose success would have been logged. */
function silentWords(total: TallyWire, logged: boolean, past: boolean): string {
  if (!logged && total.denominator === "known") return "No attempts since the last failures";
  if (!logged) return "Nothing was logged since the last failures";
  return past ? "No failures were logged at the end of this range" : "No failures are logged now";
}

/** Calm says how much was tried; without a denominator it says only what was logged. */
function calm({ heatmap: { total }, range }: Now, others: readonly SentenceView[]): VerdictView {
  const failed = countOf(total, AVAILABILITY_FAILURES);
  const none = total.denominator === "unknown" ? "No failure was logged" : "No failures";
  return {
    kind: "calm",
    headline: failed === 0 ? none : "Nothing stands out",
    evidence: attemptsOf(total, range, "scattered failure"),
    others,
  };
}

/** How much was tried, what of it failed, and what nothing proves. */
function attemptsOf(total: TallyWire, range: TimeRange, failure = "failure"): Part[] {
  const blind = total.denominator === "unknown";
  const failed = countOf(total, AVAILABILITY_FAILURES);
  const unknown = countOf(total, ["unknown"]);
  const rows = (outcome: readonly Outcome[]) => ({ filters: { outcome: [...outcome] }, range });
  return [
    link(formatCounted(total.attempts, "attempt"), { filters: {}, range }),
    ...(blind ? [text(" logged")] : []),
    ...(failed === 0
      ? []
      : [text(", "), link(formatCounted(failed, failure), rows(AVAILABILITY_FAILURES))]),
    ...(unknown === 0
      ? []
      : [text(", "), link(`${formatCount(unknown)} of unknown outcome`, rows(["unknown"]))]),
    ...(blind ? [text("; how many went well is not known")] : []),
  ];
}
