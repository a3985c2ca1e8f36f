import { isFailedEnd } from "@/lib/core/log/timeline-line";
import type { Sourced } from "@/lib/core/store/event-store";
import type { Evidence } from "./evidence";

export type Recorded = Sourced<Extract<Evidence, { kind: "call_recorded" }>>;

/** Two clocks of one process, each cut to a millisecond. */
const ROUNDING_MS = 2;
/** A Gateway's log line may be written this long after the end of the call that it speaks of. */
const LINE_AFTER_END_MS = 1_000;
/** `embedded_run_agent_end` waits for the turn to settle: up to 11.8 s in recordings of a busy machine. */
const GIVEN_UP_AFTER_END_MS = 60_000;

/** A record that tells how its call ended. Older timelines say `ok` for every call and do not. */
export function tellsTheEnd({ value }: Recorded): boolean {
  return value.by === "span" || value.ended !== null;
}

/** A record that tells how its call ended, and that it did not succeed. */
export function recordsFailure(record: Recorded): boolean {
  const { by, ended, error, status } = record.value;
  if (ended !== null && isFailedEnd(ended)) return true;
  return by === "span" && (error !== null || (status !== null && (status < 200 || status > 299)));
}

/**
 * The whole-call records of a trace: each call once. A span and a timeline's record of one call overlap
 * in time; the timeline's is kept, because a span does not tell a 429 from a 401 (field guide, section 6).
 */
export function recordedCalls(ordered: readonly Sourced<Evidence>[]): {
  kept: Recorded[];
  spanOf: Map<Recorded, Recorded>;
} {
  const all = ordered.filter((item): item is Recorded => item.value.kind === "call_recorded");
  const timeline = Map.groupBy(
    all.filter(({ value }) => value.by === "timeline"),
    ({ value }) => targetOf(value),
  );
  const spanOf = new Map<Recorded, Recorded>();
  const kept = all.filter((item) => {
    if (item.value.by === "timeline") return true;
    const candidates = timeline.get(targetOf(item.value)) ?? [];
    const twin = mostOverlap(
      candidates.filter((candidate) => !spanOf.has(candidate)),
      item,
    );
    if (twin !== null) spanOf.set(twin, item);
    return twin === null;
  });
  return { kept, spanOf };
}

/** Recorded calls by what they went to, each list in the order of its beginnings. */
export class RecordIndex {
  readonly #byTarget: ReadonlyMap<string, readonly Recorded[]>;

  constructor(records: readonly Recorded[]) {
    const inOrder = records.toSorted((a, b) => a.value.startedAt - b.value.startedAt);
    this.#byTarget = Map.groupBy(inOrder, ({ value }) => targetOf(value));
  }

  /**
   * The call that a line of the log speaks of: of those to the same model, the one that started last
   * before the line, if the line was written during the call or soon enough after it. Calls of a run do
   * not overlap.
   */
  find({ value }: Sourced<Evidence>): Recorded | null {
    if (!("provider" in value) || !("model" in value)) return null;
    const records = this.#byTarget.get(targetOf(value)) ?? [];
    const last = records[countUntil(records, value.at + ROUNDING_MS) - 1];
    return last !== undefined && value.at <= last.value.at + patience(value, last) ? last : null;
  }
}

/** How many of these records started at or before a time. */
function countUntil(records: readonly Recorded[], at: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.value.startedAt ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function patience(line: Evidence, record: Recorded): number {
  if (line.kind !== "attempt_failed") return LINE_AFTER_END_MS;
  return recordsFailure(record) || !tellsTheEnd(record) ? GIVEN_UP_AFTER_END_MS : LINE_AFTER_END_MS;
}

function mostOverlap(candidates: readonly Recorded[], span: Recorded): Recorded | null {
  let best: Recorded | null = null;
  let most = -ROUNDING_MS;
  for (const candidate of candidates) {
    const overlap =
      Math.min(candidate.value.at, span.value.at) -
      Math.max(candidate.value.startedAt, span.value.startedAt);
    if (overlap < most || (overlap === most && best !== null)) continue;
    best = candidate;
    most = overlap;
  }
  return best;
}

function targetOf(fact: { provider: string | null; model: string | null }): string {
  return `${fact.provider}\u0000${fact.model}`;
}
