import { isFailedEnd } from "@/lib/core/log/timeline-line";
import type { Sourced } from "@/lib/core/store/event-store";
import type { Evidence } from "./evidence";

export type Recorded = Sourced<Extract<Evidence, { kind: "call_recorded" }>>;

/** Two clocks of one process, each cut to a millisecond. */
const ROUNDING_MS = 2;
/** A Gateway's log line may be written this long after the end of the call that it speaks of. */
const LINE_AFTER_END_MS = 250;
/** `embedded_run_agent_end` waits for the turn to settle: up to 2.7 s in recordings. */
const GIVEN_UP_AFTER_END_MS = 10_000;

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
  const timeline = all.filter(({ value }) => value.by === "timeline");
  const spanOf = new Map<Recorded, Recorded>();
  const kept = all.filter((item) => {
    if (item.value.by === "timeline") return true;
    const twin = mostOverlap(
      timeline.filter((t) => !spanOf.has(t)),
      item,
    );
    if (twin !== null) spanOf.set(twin, item);
    return twin === null;
  });
  return { kept, spanOf };
}

/**
 * The recorded call that a line of the log speaks of: of those to the same model, the one that started
 * last before the line, if the line was written during the call or soon enough after it. Calls of a run
 * do not overlap.
 */
export function recordedFor(
  recorded: readonly Recorded[],
  line: Sourced<Evidence>,
): Recorded | null {
  const { value } = line;
  if (!("provider" in value) || !("model" in value)) return null;
  const started = recorded.filter(
    (r) => sameTarget(r.value, value) && r.value.startedAt <= value.at + ROUNDING_MS,
  );
  const last = started.toSorted((a, b) => a.value.startedAt - b.value.startedAt).at(-1);
  return last !== undefined && value.at <= last.value.at + patience(value, last) ? last : null;
}

function patience(line: Evidence, record: Recorded): number {
  if (line.kind !== "attempt_failed") return LINE_AFTER_END_MS;
  return recordsFailure(record) || !tellsTheEnd(record) ? GIVEN_UP_AFTER_END_MS : LINE_AFTER_END_MS;
}

function mostOverlap(candidates: readonly Recorded[], span: Recorded): Recorded | null {
  let best: Recorded | null = null;
  let most = -ROUNDING_MS;
  for (const candidate of candidates) {
    if (!sameTarget(candidate.value, span.value)) continue;
    const overlap =
      Math.min(candidate.value.at, span.value.at) -
      Math.max(candidate.value.startedAt, span.value.startedAt);
    if (overlap < most || (overlap === most && best !== null)) continue;
    best = candidate;
    most = overlap;
  }
  return best;
}

function sameTarget(
  a: { provider: string | null; model: string | null },
  b: { provider: string | null; model: string | null },
): boolean {
  return a.provider === b.provider && a.model === b.model;
}
