import type { Finding, Now } from "@/lib/contracts/now";
import type { TallyWire } from "@/lib/contracts/wire";
import type { Dimension } from "@/lib/core/attempt/attempt";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import { type AttemptsLink, dimensionFilters } from "./attempts-link";
import { formatCount, formatCounted, formatShare } from "./format-number";
import { AVAILABILITY_FAILURES, countOf } from "./measure";
import { OUTCOME_LOOKS } from "./outcome-look";
import { gateWords } from "./withheld-words";

/** A piece of a sentence; times are worded by the reader's clock and zone. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly link: AttemptsLink }
  | { readonly kind: "time"; readonly at: EpochMs };

export type FindingView = {
  readonly id: string;
  readonly outcome: Outcome;
  /** Narrowest last: provider, model, region, … */
  readonly place: readonly { readonly name: Dimension; readonly text: string }[];
  readonly all: AttemptsLink;
  readonly evidence: readonly Part[];
  readonly ongoing: boolean;
};

export type VerdictView =
  | {
      readonly kind: "failing";
      readonly worst: FindingView;
      readonly others: readonly FindingView[];
    }
  | {
      readonly kind: "recovered";
      readonly headline: string;
      /** Attempts went through since; else the end of the failures may be the end of the traffic. */
      readonly proven: boolean;
      readonly evidence: readonly Part[];
      readonly ended: readonly FindingView[];
    }
  | { readonly kind: "calm"; readonly headline: string; readonly evidence: readonly Part[] }
  | { readonly kind: "no_traffic" | "no_data" };

const ORDER = ["provider", "model", "region", "gateway", "runtime", "key"] as const;

/** The answer to "is it us, one provider, one region or one key?", with the evidence as links. */
export function prepareVerdict(now: Now): VerdictView {
  const findings = now.findings.map((finding, rank) => findingView(finding, now, rank));
  const [worst, ...others] = findings;
  switch (now.verdict) {
    case "no_data":
    case "no_traffic":
      return { kind: now.verdict };
    case "calm":
      return calm(now);
    case "recovered":
      return recovered(now, findings);
    case "failing":
      return worst === undefined ? calm(now) : { kind: "failing", worst, others };
  }
}

/** That nothing fails is said of attempts that were seen; silence proves nothing. */
function recovered(now: Now, ended: readonly FindingView[]): VerdictView {
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

function findingView(finding: Finding, now: Now, rank: number): FindingView {
  const { outcome, where, ongoing } = finding;
  const range = { from: finding.since ?? now.range.from, to: finding.until };
  const filters = dimensionFilters(where);
  return {
    id: `${outcome} ${JSON.stringify(where)}`,
    outcome,
    place: ORDER.flatMap((name) => {
      const value = where[name];
      if (value === undefined) return [];
      const known = value === null ? `unknown ${name}` : (now.heatmap.labels[value] ?? value);
      return [{ name, text: known }];
    }),
    all: { filters: { ...filters, outcome: [outcome] }, range },
    evidence: [
      ...counts(finding, { filters, range }),
      ...when(finding),
      ...onKey(finding, { filters, range }),
      ...(rank === 0 ? elsewhere(finding, now) : []),
    ],
    ongoing,
  };
}

/** "312 of 940 attempts (33 %)"; a count alone where the denominator is not known. */
function counts(finding: Finding, { filters, range }: AttemptsLink): Part[] {
  const { outcome, count, of, withheldBy } = finding;
  const failed = link(formatCount(count), { filters: { ...filters, outcome: [outcome] }, range });
  if (withheldBy !== undefined) {
    return [failed, text(` failed, rate withheld: ${gateWords(withheldBy)}`)];
  }
  if (of === null) return [failed, text(" failed, rate unknown")];
  return [
    failed,
    text(" of "),
    link(formatCounted(of, "attempt"), { filters, range }),
    text(` (${formatShare(count / of)})`),
  ];
}

function when({ since, lastSeen, ongoing }: Finding): Part[] {
  const start =
    since === null ? [text(" since before this range")] : [text(" since "), time(since)];
  return ongoing ? start : [...start, text(", last seen "), time(lastSeen)];
}

function onKey({ key, outcome, where }: Finding, { filters, range }: AttemptsLink): Part[] {
  if (key === null || where.key !== undefined) return [];
  const name = key.id === null ? "an unknown key" : `key ${key.label ?? key.id}`;
  return [
    text(`, ${formatShare(key.share)} of it on `),
    link(name, { filters: { ...filters, key: [key.id ?? ""], outcome: [outcome] }, range }),
  ];
}

/** Whether it is this place alone. */
function elsewhere({ outcome, count, countEverywhere }: Finding, now: Now): Part[] {
  const rest = countEverywhere - count;
  if (rest <= 0) return [];
  return [
    text("; "),
    link(`${formatCount(rest)} more`, { filters: { outcome: [outcome] }, range: now.range }),
    text(` ${OUTCOME_LOOKS[outcome].word} elsewhere or before`),
  ];
}

/** Calm says how much was tried; without a denominator it says only what was logged. */
function calm({ heatmap: { total }, range }: Now): VerdictView {
  const failed = countOf(total, AVAILABILITY_FAILURES);
  const none = total.denominator === "unknown" ? "No failure was logged" : "No failures";
  return {
    kind: "calm",
    headline: failed === 0 ? none : "Nothing stands out",
    evidence: attemptsOf(total, range, "scattered failure"),
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

function text(words: string): Part {
  return { kind: "text", text: words };
}

function link(words: string, target: AttemptsLink): Part {
  return { kind: "link", text: words, link: target };
}

function time(at: EpochMs): Part {
  return { kind: "time", at };
}
