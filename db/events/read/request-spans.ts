import { preparedRaw } from "@/db/events/store/prepared";
import { eachKind } from "@/db/events/store/request-counts";
import { levelSince } from "@/lib/core/rollup/kept-since";
import type { RollupLevel } from "@/lib/core/rollup/levels";
import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

const LEVELS = [DAY_MS, HOUR_MS, 10 * MINUTE_MS] as const satisfies RollupLevel[];

/** `null`: a part of a bucket, of which only the rows know. */
type Span = TimeRange & { readonly requests: number | null };

/**
 * The parts of a range that hold the newest `enough` requests of some kinds, newest first. Without this
 * a rare kind would be looked for through every row of a month.
 */
export function requestSpans(
  context: ReadContext,
  range: TimeRange,
  kinds: ReadonlySet<number>,
  enough: number,
): TimeRange[] {
  if (kinds.size === 0) return [];
  let spans: Span[] = [{ ...range, requests: null }];
  // Where every request must be looked at, finding out where none is costs more than it saves.
  for (const level of Number.isFinite(enough) ? LEVELS : LEVELS.slice(0, 1)) {
    spans = newest(
      spans.flatMap((span) => refine(context, span, level, kinds, enough)),
      enough,
    );
  }
  return spans;
}

function refine(
  context: ReadContext,
  span: Span,
  level: RollupLevel,
  kinds: ReadonlySet<number>,
  enough: number,
): Span[] {
  const first = Math.ceil(span.from / level);
  const last = Math.floor(span.to / level);
  if (first >= last || span.to - span.from <= level) return [span];
  if (span.from < levelSince(context.keptSince(), level)) return [span];
  const rows = preparedRaw(
    context.db,
    `select bucket, sums from request_sums where level = ? and bucket >= ? and bucket < ?
     order by bucket desc`,
  ).iterate(level, first, last);
  const buckets: Span[] = [];
  let sure = 0;
  for (const [bucket, sums] of rows) {
    let requests = 0;
    eachKind(level, sums as Uint8Array, (kind, _minute, count) => {
      if (kinds.has(kind)) requests += count;
    });
    if (requests === 0) continue;
    const from = (bucket as number) * level;
    buckets.push({ from, to: from + level, requests });
    sure += requests;
    if (sure >= enough) return [...edge(last * level, span.to), ...buckets];
  }
  return [...edge(last * level, span.to), ...buckets, ...edge(span.from, first * level)];
}

function edge(from: number, to: number): Span[] {
  return from < to ? [{ from, to, requests: null }] : [];
}

function newest(spans: readonly Span[], enough: number): Span[] {
  let sure = 0;
  const index = spans.findIndex((span) => {
    sure += span.requests ?? 0;
    return sure >= enough;
  });
  return index === -1 ? [...spans] : spans.slice(0, index + 1);
}
