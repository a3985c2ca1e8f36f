import type { FilterQuery } from "@/lib/contracts/query";
import type { RatesMeasure, RatesSubject } from "./prepared-rates";

/** The filters of exactly the attempts that a line or bar was made of; an empty value is "unknown". */
export function ratesFilters(measure: RatesMeasure, subject?: RatesSubject): FilterQuery {
  const outcome = measure.kind === "outcomes" ? { outcome: [...measure.outcomes] } : {};
  switch (subject?.kind) {
    case undefined:
    case "others":
    // How a request was served is no filter of attempts.
    case "served":
      return outcome;
    case "outcome":
      return { outcome: [subject.outcome] };
    case "entity": {
      const names = Object.entries(subject.values).map(([name, value]) => [name, [value ?? ""]]);
      return { ...outcome, ...Object.fromEntries(names) };
    }
  }
}
