import type { StoredAttempt } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import type { ProviderCall } from "../gateway-lab/providers";
import { trueOutcome } from "../recordings/recording";

/** A time at which a Gateway was stopped: from the signal until its process was gone. */
export type Stop = {
  readonly gateway: string;
  readonly signal: "SIGTERM" | "SIGKILL";
  readonly from: EpochMs;
  readonly to: EpochMs;
};

export type Told = Pick<
  StoredAttempt,
  "gateway" | "provider" | "model" | "status" | "outcome" | "traceId" | "at"
>;

/** A call that a stop may have kept the Gateway from writing down, and what Signalbox says of it. */
export type StoppedCall = {
  readonly call: ProviderCall;
  readonly stop: Stop;
  /** Its answer had not come when the signal was sent. */
  readonly inFlight: boolean;
  /** `null`: nothing. */
  readonly told: Told | null;
};

/** Gateway × provider × model × status × outcome, where both do not have the same number of calls. */
export type Difference = { readonly what: string; readonly truth: number; readonly told: number };

export type Comparison = {
  readonly differences: readonly Difference[];
  readonly stopped: readonly StoppedCall[];
};

/**
 * Gateways write in batches: what was answered this long before a kill may still be in memory.
 * Measured with 2026.9.6: up to 4 s where the machine had far too much to do.
 */
const UNWRITTEN_MS = 5_000;

/** Compares what the providers saw with what Signalbox tells; calls at a stop are named apart. */
export function compare(
  truth: readonly ProviderCall[],
  told: readonly Told[],
  stops: readonly Stop[],
): Comparison {
  const left = new Pool(told);
  const atStop: { call: ProviderCall; stop: Stop }[] = [];
  const counts = new Map<string, { truth: number; told: number }>();
  const count = (what: string, side: "truth" | "told") => {
    const both = counts.get(what) ?? { truth: 0, told: 0 };
    counts.set(what, { ...both, [side]: both[side] + 1 });
  };
  for (const call of truth) {
    const stop = stops.find((each) => isAt(call, each));
    if (stop !== undefined) atStop.push({ call, stop });
    else count(trueName(call), "truth");
    if (stop === undefined && left.take(call, "same") !== null) count(trueName(call), "told");
  }
  const stopped = atStop
    .map(({ call, stop }) => ({ call, stop, told: left.take(call, "same") }))
    .map((each) => ({
      ...each,
      inFlight: each.call.endedAt >= each.stop.from,
      told: each.told ?? left.take(each.call, "any"),
    }));
  for (const attempt of left.rest()) count(toldName(attempt), "told");
  return {
    differences: [...counts]
      .filter(([, both]) => both.truth !== both.told)
      .map(([what, both]) => ({ what, ...both }))
      .toSorted((a, b) => a.what.localeCompare(b.what)),
    stopped,
  };
}

/** Whether what is said of a call at a stop is true: its outcome, or that nobody knows how it ended. */
export function isTrue({ call, told }: StoppedCall): boolean {
  if (told === null) return false;
  return (
    told.outcome === "unknown" || told.outcome === "aborted" || toldName(told) === trueName(call)
  );
}

export function trueName(call: ProviderCall): string {
  return nameOf({ ...call, status: call.status || null, outcome: trueOutcome(call) });
}

export function toldName(told: Told): string {
  return nameOf(told);
}

/** Attempts that no call has taken yet. */
class Pool {
  readonly #byPlace = new Map<string, Told[]>();

  constructor(told: readonly Told[]) {
    for (const each of told) {
      const place = placeOf(each);
      this.#byPlace.set(place, [...(this.#byPlace.get(place) ?? []), each]);
    }
  }

  /** Takes an attempt of the call's trace, or one without a trace; the nearest in time. */
  take(call: ProviderCall, which: "same" | "any"): Told | null {
    const here = this.#byPlace.get(placeOf(call)) ?? [];
    const [best] = here
      .filter((each) => (each.traceId ?? call.trace) === call.trace)
      .filter((each) => which === "any" || toldName(each) === trueName(call))
      .toSorted((a, b) => distance(a, call) - distance(b, call));
    if (best === undefined) return null;
    this.#byPlace.set(
      placeOf(call),
      here.filter((each) => each !== best),
    );
    return best;
  }

  rest(): Told[] {
    return [...this.#byPlace.values()].flat();
  }
}

function isAt(call: ProviderCall, { gateway, from, to }: Stop): boolean {
  return call.gateway === gateway && call.startedAt <= to && call.endedAt >= from - UNWRITTEN_MS;
}

function placeOf({
  gateway,
  provider,
  model,
}: Pick<Told, "gateway" | "provider" | "model">): string {
  return `${gateway} ${provider} ${model}`;
}

/** A trace weighs more than any time. */
function distance(told: Told, call: ProviderCall): number {
  return Math.abs(told.at - call.endedAt) + (told.traceId === null ? 1e9 : 0);
}

function nameOf(of: Pick<Told, "gateway" | "provider" | "model" | "status" | "outcome">): string {
  return `${of.gateway} ${of.provider} ${of.model} ${of.status ?? "–"} ${of.outcome}`;
}
