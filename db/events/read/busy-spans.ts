import { type Cube, cubeFor } from "@/lib/core/rollup/cubes";
import { coverRange, type Segment } from "@/lib/core/rollup/levels";
import type { AttemptFilter } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import { attemptsInRow } from "./accumulator";
import { keptParts } from "./kept-parts";
import type { ReadContext } from "./read-context";
import { scanRollups } from "./scan-rollups";
import { admittedOutcomes, filteredDimensions, Groups, select } from "./selection";

/** A part of a range in which the rollups know of attempts that a filter admits. */
type Span = TimeRange & {
  /** `null`: a part of a minute, of which only the rows know. */
  readonly attempts: number | null;
};

/**
 * The parts of a range that hold the newest `enough` attempts which a filter admits, newest first, cut
 * down to minutes. Without this a rare combination would be looked for through every row of a month.
 */
export function busySpans(
  context: ReadContext,
  range: TimeRange,
  filter: AttemptFilter,
  enough: number,
): TimeRange[] {
  let spans: Span[] = [{ ...range, attempts: null }];
  for (const level of [DAY_MS, HOUR_MS, 10 * MINUTE_MS, MINUTE_MS]) {
    spans = newest(
      spans.flatMap((span) =>
        isDone(span, level) ? [span] : refine(context, span, filter, level),
      ),
      enough,
    );
  }
  return spans;
}

/** A span that no bucket of this level can cut further down. */
function isDone(span: Span, level: number): boolean {
  return span.to - span.from <= level;
}

function refine(context: ReadContext, span: Span, filter: AttemptFilter, level: number): Span[] {
  const cube = cubeFor(filteredDimensions(filter));
  return coverRange(span, level)
    .flatMap((segment) => keptParts(context, cube, segment))
    .reverse()
    .flatMap((segment) => spansOf(context, segment, cube, filter));
}

function spansOf(
  context: ReadContext,
  { level, from, to }: Segment,
  cube: Cube,
  filter: AttemptFilter,
): Span[] {
  if (level === "rows") return [{ from, to, attempts: null }];
  const selection = select(context, cube, filter, new Groups([]));
  const admitted = admittedOutcomes(filter);
  const counts = new Map<number, number>();
  scanRollups(context, level, from, to, selection, (bucket, _group, sums) => {
    const attempts = attemptsInRow(sums, admitted);
    if (attempts > 0) counts.set(bucket, (counts.get(bucket) ?? 0) + attempts);
  });
  return [...counts]
    .reverse()
    .map(([bucket, attempts]) => ({ from: bucket, to: bucket + level, attempts }));
}

/** As many spans as it takes to be sure of `enough` attempts. */
function newest(spans: readonly Span[], enough: number): Span[] {
  let sure = 0;
  const index = spans.findIndex((span) => {
    sure += span.attempts ?? 0;
    return sure >= enough;
  });
  return index === -1 ? [...spans] : spans.slice(0, index + 1);
}
