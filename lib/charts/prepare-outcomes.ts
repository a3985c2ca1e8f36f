import type { Heatmap } from "@/lib/contracts/heatmap";
import { blame, isAvailabilityFailure, OUTCOMES, type Outcome } from "@/lib/core/outcome/outcome";
import type { AttemptsLink } from "./attempts-link";
import { AVAILABILITY_FAILURES, countOf, type Measure, ratioOf } from "./measure";

export type OutcomeLine = {
  readonly outcome: Outcome;
  readonly count: number;
  /** Of all attempts; `null` where the denominator is not known. */
  readonly share: number | null;
  /** Against the most frequent outcome that is not ok, for the bar under it; 0 for ok. */
  readonly length: number;
  readonly link: AttemptsLink;
};

export type PreparedOutcomes = {
  readonly failed: readonly OutcomeLine[];
  readonly caller: readonly OutcomeLine[];
  readonly served: OutcomeLine | null;
  /** Neither failed nor served as far as the evidence goes. */
  readonly unknown: OutcomeLine | null;
  readonly ratio: Measure;
  readonly failedLink: AttemptsLink;
  /** Share of attempts with every field of the tuple; `null`: not known. */
  readonly coverage: number | null;
};

/** What became of the attempts: failures most first, what callers did themselves, what was served. */
export function prepareOutcomes(heatmap: Heatmap): PreparedOutcomes {
  const lines = withLengths(linesOf(heatmap));
  return {
    failed: lines.filter(({ outcome }) => isAvailabilityFailure(outcome)),
    caller: lines.filter(({ outcome }) => blame(outcome) === "caller"),
    served: lines.find(({ outcome }) => outcome === "ok") ?? null,
    unknown: lines.find(({ outcome }) => outcome === "unknown") ?? null,
    ratio: ratioOf(heatmap.total, AVAILABILITY_FAILURES),
    failedLink: { filters: { outcome: [...AVAILABILITY_FAILURES] }, range: heatmap.range },
    coverage: coverageOf(heatmap),
  };
}

function linesOf({ total, range }: Heatmap): OutcomeLine[] {
  return OUTCOMES.flatMap((outcome) => {
    const count = countOf(total, [outcome]);
    if (count === 0) return [];
    const { value, part } = ratioOf(total, [outcome]);
    // Counted only where the denominator is not known: 0 % would be wrong.
    const share = part === 0 ? null : value;
    return [{ outcome, count, share, length: 0, link: { filters: { outcome: [outcome] }, range } }];
  });
}

/** Most frequent first; one scale for all, or two bars of one length would mean two counts. */
function withLengths(lines: readonly OutcomeLine[]): OutcomeLine[] {
  const most = Math.max(
    ...lines.filter(({ outcome }) => outcome !== "ok").map(({ count }) => count),
  );
  return lines
    .map((line) => ({ ...line, length: line.outcome === "ok" ? 0 : line.count / most }))
    .sort((a, b) => b.count - a.count);
}

/** The cells' coverage, weighted by their attempts; cells that do not know theirs are left out. */
function coverageOf({ cells }: Heatmap): number | null {
  let attempts = 0;
  let covered = 0;
  for (const cell of cells) {
    if (cell.coverage === null) continue;
    attempts += cell.attempts;
    covered += cell.coverage * cell.attempts;
  }
  return attempts === 0 ? null : covered / attempts;
}
