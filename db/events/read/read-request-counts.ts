import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { preparedRaw } from "@/db/events/store/prepared";
import { eachKind, MINUTES_LEVEL } from "@/db/events/store/request-counts";
import { decodeFlags, type KindValues } from "@/db/events/store/request-kind";
import { targetOf } from "@/db/events/store/request-row";
import { answerableStep, keptPieces, levelSince } from "@/lib/core/rollup/kept-since";
import { coverRange, type Segment } from "@/lib/core/rollup/levels";
import type { AttemptFilter, RequestCounts, RequestKind } from "@/lib/core/store/event-store";
import {
  bucketStart,
  DAY_MS,
  type EpochMs,
  MINUTE_MS,
  type TimeRange,
} from "@/lib/core/time/range";
import { plainCounts } from "./plain-counts";
import type { ReadContext } from "./read-context";
import { placeFilter } from "./request-selection";

export type RequestCountsQuery = {
  readonly range: TimeRange;
  readonly filter: AttemptFilter;
  readonly stepMs: number | null;
};

/** Later than any time that the parsers let pass; bounds what a range makes us look at. */
const END_OF_TIME = Date.UTC(2101, 0, 1);

/** Exact counts of requests per step and kind, in order of time. */
export function readRequestCounts(
  context: ReadContext,
  { range, filter, stepMs }: RequestCountsQuery,
): RequestCounts {
  return context.read(() => {
    const kinds = new AdmittedKinds(context, filter);
    const kept = context.keptSince();
    const within = { from: Math.max(range.from, 0), to: Math.min(range.to, END_OF_TIME) };
    const step = stepMs === null ? null : answerableStep(kept, within, stepMs);
    const points = new Points(step, within.from);
    for (const segment of keptPieces(kept, within).flatMap((piece) =>
      coverRange(piece, Math.max(step ?? DAY_MS, piece.finest)),
    )) {
      visitSegment(context, segment, (at, kind, requests, skips, coalesced) => {
        const index = kinds.indexOf(kind);
        if (index !== null) points.add(at, index, requests, skips, coalesced);
      });
    }
    return { kinds: kinds.found, counts: points.all() };
  });
}

type Visit = (
  at: EpochMs,
  kind: number,
  requests: number,
  skips: number,
  coalesced: number,
) => void;

function visitSegment(context: ReadContext, { level, from, to }: Segment, visit: Visit): void {
  const stored = level === MINUTE_MS ? MINUTES_LEVEL : level;
  if (stored === "rows" || from < levelSince(context.keptSince(), stored)) {
    visitRows(context, { from, to }, visit);
    return;
  }
  const rows = preparedRaw(
    context.db,
    "select bucket, sums from request_sums where level = ? and bucket >= ? and bucket < ?",
  ).all(stored, Math.floor(from / stored), Math.ceil(to / stored));
  for (const [bucket, sums] of rows) {
    eachKind(stored, sums as Uint8Array, (kind, minute, ...counts) => {
      const at = (bucket as number) * stored + minute * MINUTE_MS;
      if (at >= from && at < to) visit(at, kind, ...counts);
    });
  }
}

function visitRows(context: ReadContext, { from, to }: TimeRange, visit: Visit): void {
  for (let day = dayOf(from); day * DAY_MS < to; day++) {
    if (!context.hasDay(day)) continue;
    const rows = preparedRaw(
      context.db,
      `select at, kind, skips, coalesced from ${dayTables(day).requests} where at >= ? and at < ?`,
    ).all(from, to);
    for (const [at, kind, skips, coalesced] of rows as number[][]) {
      visit(at as number, kind as number, 1, skips as number, coalesced as number);
    }
    for (const { at, kind } of plainCounts(context, day, { from, to })) visit(at, kind, 1, 0, 0);
  }
}

/** Kinds that a filter admits, numbered in the order in which they were found. */
class AdmittedKinds {
  readonly found: RequestKind[] = [];
  readonly #indexes: (number | null)[] = [];
  readonly #same = new Map<string, number>();
  readonly #admits: (values: KindValues) => boolean;

  constructor(
    private readonly context: ReadContext,
    filter: AttemptFilter,
  ) {
    const inPlace = placeFilter(context, filter);
    this.#admits = (values) => inPlace(values) && admitsRequested(context, filter, values);
  }

  indexOf(kind: number): number | null {
    const known = this.#indexes[kind];
    if (known !== undefined) return known;
    const values = this.context.requestKinds.valuesOf(kind);
    const index = this.#admits(values) ? this.#numberOf(values) : null;
    this.#indexes[kind] = index;
    return index;
  }

  /** Kinds that differ by region, runtime path or by having rows only are told as one. */
  #numberOf(values: KindValues): number {
    const kind = requestKind(this.context, values);
    const key = JSON.stringify(kind);
    const known = this.#same.get(key);
    if (known !== undefined) return known;
    this.#same.set(key, this.found.length);
    return this.found.push(kind) - 1;
  }
}

function admitsRequested(
  { names }: ReadContext,
  { include, exclude }: AttemptFilter,
  values: KindValues,
): boolean {
  return (["provider", "model"] as const).every((dimension, index) => {
    const value = names.textOf(values[3 + index] ?? 0);
    const wanted = include[dimension];
    return (!wanted || wanted.includes(value)) && !exclude[dimension]?.includes(value);
  });
}

function requestKind({ names }: ReadContext, values: KindValues): RequestKind {
  const [gateway, , , fromProvider, fromModel, toProvider, toModel, reason, flags] = values;
  const { result, step, downgraded, silent, recovered, skipped } = decodeFlags(flags);
  return {
    gateway: names.textOf(gateway) ?? "",
    requested: targetOf(fromProvider, fromModel, names),
    served: targetOf(toProvider, toModel, names),
    reason: names.textOf(reason),
    ...{ result, step, downgraded, silent, recovered, skipped },
  };
}

type Count = {
  -readonly [K in keyof RequestCounts["counts"][number]]: RequestCounts["counts"][number][K];
};

/** Adds up by step and kind. */
class Points {
  readonly #steps = new Map<EpochMs, Count[]>();
  #t: EpochMs | null = null;
  #step: Count[] = [];

  constructor(
    private readonly stepMs: number | null,
    private readonly from: EpochMs,
  ) {}

  add(at: EpochMs, kind: number, requests: number, skips: number, coalesced: number): void {
    const t = this.stepMs === null ? this.from : bucketStart(at, this.stepMs);
    if (t !== this.#t) this.#open(t);
    const count = this.#step[kind];
    if (count === undefined) {
      this.#step[kind] = { t, kind, requests, skips, coalesced };
      return;
    }
    count.requests += requests;
    count.skips += skips;
    count.coalesced += coalesced;
  }

  all(): RequestCounts["counts"] {
    return [...this.#steps]
      .sort(([a], [b]) => a - b)
      .flatMap(([, step]) => step.filter((count) => count !== undefined));
  }

  #open(t: EpochMs): void {
    this.#t = t;
    this.#step = this.#steps.get(t) ?? [];
    this.#steps.set(t, this.#step);
  }
}
