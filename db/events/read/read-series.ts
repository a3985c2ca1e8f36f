import type { Dimension } from "@/lib/core/attempt/attempt";
import { type Cube, cubeFor, WIDE_CUBE } from "@/lib/core/rollup/cubes";
import { answerableStep, keptPieces } from "@/lib/core/rollup/kept-since";
import { coverRange } from "@/lib/core/rollup/levels";
import type { Tally } from "@/lib/core/rollup/tally";
import type { AttemptFilter, GroupedTally } from "@/lib/core/store/event-store";
import { bucketStart, DAY_MS, type EpochMs, type TimeRange } from "@/lib/core/time/range";
import { Accumulator } from "./accumulator";
import { keptParts } from "./kept-parts";
import type { ReadContext } from "./read-context";
import { scanAttempts } from "./scan-attempts";
import { scanRollups } from "./scan-rollups";
import { admittedOutcomes, filteredDimensions, Groups, type Selection, select } from "./selection";

export type SeriesQuery = {
  readonly range: TimeRange;
  readonly by: readonly Dimension[];
  readonly filter: AttemptFilter;
  /** A level of the rollups; `null`: the whole range is one step. */
  readonly stepMs: number | null;
  /** Left out: with latencies. Sums without them are made at a fraction of the cost. */
  readonly latencies?: false;
};

export type SeriesPoint = GroupedTally & { readonly t: EpochMs };

/** Later than any time that the parsers let pass; bounds what a range makes us look at. */
const END_OF_TIME = Date.UTC(2101, 0, 1);

/**
 * Exact sums per step and group, in order of time; only combinations that occurred. Where rows were
 * dropped, the range is widened to whole buckets that are kept, and steps are not finer than those.
 */
export function readSeries(context: ReadContext, query: SeriesQuery): SeriesPoint[] {
  return context.read(() => collect(context, query));
}

function collect(context: ReadContext, query: SeriesQuery): SeriesPoint[] {
  const { range, by, filter, stepMs, latencies = true } = query;
  const groups = new Groups(by);
  const cube = cubeFor([...by, ...filteredDimensions(filter)]);
  const selections = new Map<Cube, Selection>();
  const selectionOf = (wanted: Cube) => {
    const known = selections.get(wanted) ?? select(context, wanted, filter, groups);
    selections.set(wanted, known);
    return known;
  };
  const admitted = admittedOutcomes(filter);
  const kept = context.keptSince();
  const step = stepMs === null ? null : answerableStep(kept, range, stepMs);
  const steps = new Steps(groups, step, range.from);

  for (const segment of keptPieces(kept, withinTime(range)).flatMap((piece) =>
    coverRange(piece, Math.max(step ?? DAY_MS, piece.finest)),
  )) {
    for (const { level, from, to } of keptParts(context, cube, segment)) {
      if (level === "rows") {
        scanAttempts(context, from, to, selectionOf(WIDE_CUBE), (at, group, outcome, mask, ms) => {
          if (admitted & (1 << outcome))
            steps.at(at, group).addAttempt(outcome, mask, latencies ? ms : null);
        });
      } else {
        scanRollups(context, level, from, to, selectionOf(cube), (bucket, group, sums) =>
          steps.at(bucket, group).addRow(sums, admitted, latencies),
        );
      }
    }
  }
  return steps.end().map(({ t, group, tally }) => ({
    t,
    values: (groups.values[group] ?? []).map((id) => context.names.textOf(id)),
    tally,
  }));
}

function withinTime({ from, to }: TimeRange): TimeRange {
  return { from: Math.max(from, 0), to: Math.min(to, END_OF_TIME) };
}

type Point = { readonly t: EpochMs; readonly group: number; readonly tally: Tally };

/** Adds up one step at a time: rows come in order of time, so a step that is left is complete. */
class Steps {
  readonly #accumulators: Accumulator[] = [];
  readonly #points: Point[] = [];
  #t: EpochMs;

  constructor(
    private readonly groups: Groups,
    private readonly stepMs: number | null,
    from: EpochMs,
  ) {
    this.#t = stepMs === null ? from : bucketStart(from, stepMs);
  }

  at(at: EpochMs, group: number): Accumulator {
    const t = this.stepMs === null ? this.#t : bucketStart(at, this.stepMs);
    if (t !== this.#t) {
      this.#finish();
      this.#t = t;
    }
    while (this.#accumulators.length < this.groups.values.length) {
      this.#accumulators.push(new Accumulator());
    }
    return this.#accumulators[group] as Accumulator;
  }

  end(): Point[] {
    this.#finish();
    return this.#points;
  }

  #finish(): void {
    for (const [group, accumulator] of this.#accumulators.entries()) {
      if (!accumulator.empty) this.#points.push({ t: this.#t, group, tally: accumulator.take() });
    }
  }
}
