import type { Dimension } from "@/lib/core/attempt/attempt";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type { ClosedGate } from "@/lib/core/quality/field-gates";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { Measure, Quantile, Withheld } from "./measure";
import type { Axis, Unit } from "./nice-axis";
import type { ServedAs } from "./served-look";
import type { Step } from "./step-grid";

export type RatesMeasure =
  | {
      readonly kind: "outcomes";
      readonly outcomes: readonly Outcome[];
      readonly as: "ratio" | "count";
    }
  | { readonly kind: "latency"; readonly quantile: Quantile };

export type RatesOptions = {
  readonly measure: RatesMeasure;
  /** `entity`: one line for each provider, model, …; `outcome`: one for each outcome, over all of them. */
  readonly split: "entity" | "outcome";
  readonly mostSeries?: number;
  readonly mostSteps?: number;
};

/** What a line stands for; what a click on it filters by. */
export type RatesSubject =
  | { readonly kind: "entity"; readonly values: Partial<Record<Dimension, string | null>> }
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  /** Requests, not attempts. */
  | { readonly kind: "served"; readonly served: ServedAs }
  | { readonly kind: "others"; readonly merged: number };

export type PreparedPoint = { readonly t: EpochMs } & Measure;

export type PreparedSeries = {
  readonly id: string;
  readonly label: string;
  /** Only as much of it as tells it from the others. */
  readonly short: string;
  readonly subject: RatesSubject;
  readonly total: Measure;
  /** Aligned with `steps`. */
  readonly points: readonly PreparedPoint[];
};

export type PreparedRates = {
  readonly unit: Unit;
  readonly range: TimeRange;
  readonly stepMs: number;
  readonly steps: readonly Step[];
  /** Worst first; "others" last. */
  readonly series: readonly PreparedSeries[];
  /** `null` where all are shown. */
  readonly cap: {
    readonly shown: number;
    readonly of: number;
    readonly rest: "others" | "left_out";
  } | null;
  /** A ratio was asked for and counts are shown instead. */
  readonly countsInstead: boolean;
  /** Lines that are not drawn because they had attempts, but none of these outcomes. */
  readonly without: number;
  /** Lines that have no value anywhere although there was something to measure, by reason. */
  readonly withheld: readonly {
    readonly why: Withheld;
    readonly gate?: ClosedGate;
    readonly labels: readonly string[];
  }[];
  /** Some Gateways log failures only: ratios leave them out, percentiles are at most what is drawn. */
  readonly partial: boolean;
  /** Where nothing can be said: hatched. Touching steps are one range. */
  readonly unknown: readonly TimeRange[];
  readonly axis: Axis;
  /** Why there is nothing to draw; `null` where there is something. */
  readonly empty: "no_attempts" | "no_evidence" | "none_of_these" | "withheld" | null;
};
