import { DAY_MS, type EpochMs, HOUR_MS, type TimeRange } from "@/lib/core/time/range";
import type { RollupLevel } from "./levels";

/** From when on the rows and each level of the rollups are still there; -Infinity: nothing was dropped. */
export type KeptSince = {
  readonly rows: EpochMs;
  readonly levels: ReadonlyMap<RollupLevel, EpochMs>;
};

/** A part of a range whose finest answer is a whole bucket of `finest` ms; 1: the rows are there. */
export type KeptPiece = TimeRange & { readonly finest: number };

/**
 * What answers where the rows are gone, finest first. Ten minutes are not among them: where little
 * happened not every set of dimensions has such buckets (see `keptFrom`), and the rows had to answer.
 */
const WITHOUT_ROWS: readonly RollupLevel[] = [HOUR_MS, 6 * HOUR_MS, DAY_MS];

export function levelSince({ levels }: KeptSince, level: RollupLevel): EpochMs {
  return levels.get(level) ?? Number.NEGATIVE_INFINITY;
}

/** The size of the finest bucket that answers for a moment; 1 where the rows do. */
export function finestKept(kept: KeptSince, at: EpochMs): number {
  if (at >= kept.rows) return 1;
  return WITHOUT_ROWS.find((level) => at >= levelSince(kept, level)) ?? DAY_MS;
}

/**
 * A range widened to whole buckets where only buckets are left. Asking for less would have to leave
 * out, or guess, the part of a bucket that was not asked for; so the answer names what it counts.
 */
export function answerableRange(kept: KeptSince, { from, to }: TimeRange): TimeRange {
  if (from >= to) return { from, to };
  const [first, last] = [finestKept(kept, from), finestKept(kept, to - 1)];
  return { from: Math.floor(from / first) * first, to: Math.ceil(to / last) * last };
}

/** A step that every part of a range can be divided into: the wish, or the coarsest bucket it needs. */
export function answerableStep(kept: KeptSince, range: TimeRange, wish: number): number {
  return Math.max(wish, finestKept(kept, range.from));
}

/** A range, widened as by {@link answerableRange}, cut where the finest answer changes. */
export function keptPieces(kept: KeptSince, asked: TimeRange): KeptPiece[] {
  const range = answerableRange(kept, asked);
  const cuts = [kept.rows, ...WITHOUT_ROWS.map((level) => levelSince(kept, level))];
  const pieces: KeptPiece[] = [];
  for (let { from } = range; from < range.to; ) {
    const start = from;
    const to = Math.min(range.to, ...cuts.filter((cut) => cut > start));
    pieces.push({ from, to, finest: finestKept(kept, from) });
    from = to;
  }
  return pieces;
}
