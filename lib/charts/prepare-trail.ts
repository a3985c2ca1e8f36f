import type { RequestDetail, TrailStep } from "@/lib/contracts/requests";
import type { EpochMs } from "@/lib/core/time/range";

export type TrailRow = {
  /** Its place in the trail, which is what it is known by in the URL. */
  readonly index: number;
  readonly step: TrailStep;
  /** How it stands in the trail. `ghost`: it was not done. */
  readonly look: "ok" | "failed" | "ghost" | "wait" | "change" | "end";
  /** Since the request began. */
  readonly offsetMs: number;
  /** Where it lies in the request's time, as shares of it (0…1); `null`: it takes no time that is known. */
  readonly bar: { readonly from: number; readonly to: number } | null;
  /** Where it is in the request's time. */
  readonly at: number;
  readonly isRootCause: boolean;
};

export type PreparedTrail = {
  readonly rows: readonly TrailRow[];
  readonly startedAt: EpochMs;
  /** 0: everything that is known of it happened in one millisecond. */
  readonly spanMs: number;
};

/** The steps of a request on one scale of time. */
export function prepareTrail({ trail, rootCause }: Pick<RequestDetail, "trail" | "rootCause">) {
  const times = trail.flatMap((step) => Object.values(spanOf(step)));
  const startedAt = times.length === 0 ? 0 : Math.min(...times);
  const spanMs = times.length === 0 ? 0 : Math.max(...times) - startedAt;
  const share = (at: EpochMs) => (spanMs === 0 ? 0 : (at - startedAt) / spanMs);
  const rows = trail.map((step, index): TrailRow => {
    const { from, to } = spanOf(step);
    return {
      index,
      step,
      look: lookOf(step),
      offsetMs: from - startedAt,
      bar: from === to ? null : { from: share(from), to: share(to) },
      at: share(to),
      isRootCause: index === rootCause,
    };
  });
  return { rows, startedAt, spanMs } satisfies PreparedTrail;
}

/** An attempt lasts until its answer, a retry for its wait; everything else is a moment. */
function spanOf(step: TrailStep): { from: EpochMs; to: EpochMs } {
  const { at } = step;
  if (step.kind === "retry") return { from: at, to: at + (step.delayMs ?? 0) };
  if (step.kind === "attempt") return { from: Math.min(step.startedAt ?? at, at), to: at };
  return { from: at, to: at };
}

function lookOf(step: TrailStep): TrailRow["look"] {
  switch (step.kind) {
    case "attempt":
      return step.outcome === "ok" ? "ok" : "failed";
    case "skip":
      return "ghost";
    case "retry":
      return "wait";
    case "end":
      return "end";
    case "rotation":
    case "key":
    case "probe":
    case "fallback":
      return "change";
  }
}
