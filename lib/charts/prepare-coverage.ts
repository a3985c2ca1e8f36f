import type { Quality, QualityGateway } from "@/lib/contracts/quality";
import { FIELD_GATES } from "@/lib/core/quality/field-gates";
import { COVERED_FIELDS, type CoveredField } from "@/lib/core/rollup/tally";
import type { EpochMs } from "@/lib/core/time/range";
import { placeId } from "./prepare-quality";
import { FIELD_WORDS } from "./quality-words";
import { stepGrid } from "./step-grid";

/** A run of steps of the same coverage; `null`: no attempts. Positions are in steps. */
export type CoverageRun = {
  readonly from: number;
  readonly steps: number;
  readonly t: EpochMs;
  readonly share: number | null;
};

export type CoverageStrip = {
  readonly field: CoveredField;
  readonly word: string;
  /** Of all attempts of the range; `null`: there are none. */
  readonly share: number | null;
  /** What the field needs before breakdowns or ratios by it are shown; `null`: nothing depends on it. */
  readonly needed: number | null;
  readonly low: boolean;
  readonly runs: readonly CoverageRun[];
};

export type CoverageBlock = {
  readonly id: string;
  readonly gateway: QualityGateway;
  readonly strips: readonly CoverageStrip[];
};

export type PreparedCoverage = {
  readonly stepMs: number;
  readonly steps: number;
  readonly blocks: readonly CoverageBlock[];
};

/** Coverage of each field over time, a block a place; places without attempts are left out. */
export function prepareCoverage(quality: Quality): PreparedCoverage {
  const grid = stepGrid(quality.range, quality.stepMs, quality.asOf);
  const times = grid.steps.map(({ t }) => t);
  return {
    stepMs: grid.stepMs,
    steps: times.length,
    blocks: quality.gateways
      .filter(({ attempts }) => attempts > 0)
      .map((gateway) => ({
        id: placeId(gateway),
        gateway,
        strips: COVERED_FIELDS.map((field) => stripOf(gateway, field, times)),
      })),
  };
}

/** `status` has no gate of its own: its gate is that of the outcome, which many know without it. */
const GATE_OF = {
  latencyMs: "latencyMs",
  region: "region",
  provider: "provider",
  modelId: "model",
  key: "key",
} as const satisfies Partial<Record<CoveredField, keyof typeof FIELD_GATES>>;

function stripOf(
  { coverage, coverageSteps }: QualityGateway,
  field: CoveredField,
  times: readonly EpochMs[],
): CoverageStrip {
  const shares = new Map(
    coverageSteps.map(({ t, attempts, covered }) => [t, (covered[field] ?? 0) / attempts]),
  );
  const gate = field in GATE_OF ? GATE_OF[field as keyof typeof GATE_OF] : null;
  const needed = gate === null ? null : FIELD_GATES[gate];
  const share = coverage[field] ?? null;
  return {
    field,
    word: FIELD_WORDS[field],
    share,
    needed,
    low: share !== null && needed !== null && share < needed,
    runs: runsOf(times, shares),
  };
}

function runsOf(times: readonly EpochMs[], shares: ReadonlyMap<EpochMs, number>): CoverageRun[] {
  const runs: CoverageRun[] = [];
  for (const [index, t] of times.entries()) {
    const share = shares.get(t) ?? null;
    const last = runs.at(-1);
    if (last !== undefined && last.share === share) {
      runs[runs.length - 1] = { ...last, steps: last.steps + 1 };
    } else {
      runs.push({ from: index, steps: 1, t, share });
    }
  }
  return runs;
}
