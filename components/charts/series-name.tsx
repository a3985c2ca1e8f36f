import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import type { PreparedSeries } from "@/lib/charts/prepared-rates";

/** What a series is called: an outcome's word, or the entity's own name. */
export function seriesName({ subject, label }: PreparedSeries): string {
  return subject.kind === "outcome" ? OUTCOME_LOOKS[subject.outcome].word : label;
}

/** The same, only as long as it has to be beside the others. */
export function shortSeriesName({ subject, short }: PreparedSeries): string {
  return subject.kind === "outcome" ? OUTCOME_LOOKS[subject.outcome].word : short;
}

export function SeriesName({ series }: { series: PreparedSeries }) {
  return <span title={seriesName(series)}>{seriesName(series)}</span>;
}
