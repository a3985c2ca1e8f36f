import type { Now } from "@/lib/contracts/now";
import type { Rates } from "@/lib/contracts/rates";

/**
 * The Now answer's points as an answer of rates without dimensions, for the charts over time.
 * `of: "failures"`: a Gateway that logs failures only leaves none of these out, so that a step
 * without any is a measured zero.
 */
export function nowRates(
  { range, asOf, stepMs, points, heatmap, marks, omittedMarks }: Now,
  of: "failures" | "answers",
): Rates {
  const { evidence, total } = heatmap;
  return {
    range,
    asOf,
    stepMs,
    by: [],
    series: points.length === 0 ? [] : [{ totals: total, points }],
    total,
    evidence: of === "failures" && evidence === "failures_only" ? "every_call" : evidence,
    labels: {},
    marks,
    omittedMarks,
  };
}
