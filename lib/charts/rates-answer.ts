import type { Rates, RatesSeries } from "@/lib/contracts/rates";
import type { TallyWire } from "@/lib/contracts/wire";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { EpochMs } from "@/lib/core/time/range";
import { EMPTY_TALLY, mergeTallies } from "./measure";

type Step = Partial<TallyWire> & { t: EpochMs };

/** For tests and fixtures: an answer of `GET /api/v1/rates` from what matters in it; totals are the sums. */
export function ratesAnswer(
  parts: Partial<Omit<Rates, "series">> & {
    series: (Omit<RatesSeries, "totals" | "points"> & {
      totals?: Partial<TallyWire>;
      points?: Step[];
    })[];
  },
): Rates {
  const series = parts.series.map(({ totals, points = [], ...names }) => {
    const whole = points.map((point) => ({ ...filled(point), t: point.t }));
    return {
      ...names,
      points: whole,
      totals: { ...whole.reduce<TallyWire>(mergeTallies, EMPTY_TALLY), ...totals },
    };
  });
  return {
    range: { from: 0, to: 600_000 },
    asOf: 600_000,
    stepMs: 60_000,
    by: ["provider", "model"],
    total: series.map((one) => one.totals).reduce(mergeTallies, EMPTY_TALLY),
    evidence: "every_call",
    labels: {},
    ...{ marks: [], omittedMarks: 0 },
    ...parts,
    series,
  };
}

/** What is not said went well. */
function filled(step: Step): TallyWire {
  const told = { ...EMPTY_TALLY, ...step };
  const failed = OUTCOMES.reduce((count, outcome) => count + (told.outcomes[outcome] ?? 0), 0);
  const attempts = Math.max(told.attempts, failed);
  const ok = (told.outcomes.ok ?? 0) + attempts - failed;
  const outcomes = ok > 0 ? { ...told.outcomes, ok } : told.outcomes;
  const unrated = { attempts: 0, outcomes: {} };
  const rated = told.denominator === "unknown" ? unrated : { attempts, outcomes };
  return { ...told, attempts, outcomes, rated: step.rated ?? rated };
}
