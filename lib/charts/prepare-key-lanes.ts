import type { KeyInterval, KeyRow, Keys } from "@/lib/contracts/keys";
import { type EpochMs, MINUTE_MS, type TimeRange } from "@/lib/core/time/range";
import { isAboutNow, momentOf } from "./prepare-keys";

/** More lanes are scrolled past, not read. */
export const MOST_LANES = 40;
/** How much of the axis may lie after now, for what is open: the past is what the screen is about. */
const MOST_FUTURE = 0.25;
/** The end of an open window stands a little within the axis. */
const AIR = 1.08;

/** A window on the axis; places are shares of the axis from its left. */
export type KeyBar = {
  readonly id: string;
  readonly interval: KeyInterval;
  readonly left: number;
  readonly width: number;
  /** It began before the axis does, or before a record first told of it. */
  readonly startOpen: boolean;
  /** It goes on after the axis ends. */
  readonly endCut: boolean;
  /** What it took less than the Gateway said: from where it ended to that time. `null`: nothing. */
  readonly unused: { readonly left: number; readonly width: number } | null;
};

export type KeyLane = { readonly key: KeyRow; readonly bars: readonly KeyBar[] };
export type LaneGroup = {
  readonly provider: string;
  readonly gateway: string;
  readonly lanes: readonly KeyLane[];
};

export type PreparedLanes = {
  readonly axis: TimeRange;
  /** Where now is on the axis, as a share of it; `null`: the range ended earlier. */
  readonly now: number | null;
  readonly groups: readonly LaneGroup[];
  /** Keys with windows for which there is no lane. */
  readonly notDrawn: number;
  /** Keys that had no window. */
  readonly without: number;
};

/**
 * A lane for each key that was out, most urgent first, those of one provider and Gateway together.
 * Where a window is open, the axis goes on after now: to its end, or as far as leaves the past in sight.
 */
export function prepareKeyLanes(answer: Pick<Keys, "asOf" | "range" | "keys">): PreparedLanes {
  const out = answer.keys.filter(({ intervals }) => intervals.length > 0);
  const drawn = out.slice(0, MOST_LANES);
  const axis = axisOf(answer, drawn);
  const lanes = drawn.map((key) => ({ key, bars: key.intervals.map((one) => barOf(one, axis)) }));
  const groups = Map.groupBy(lanes, ({ key }) => JSON.stringify([key.provider, key.gateway]));
  const now = momentOf(answer);
  return {
    axis,
    now: isAboutNow(answer) ? (now - axis.from) / (axis.to - axis.from) : null,
    groups: [...groups.values()].flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      return { provider: first.key.provider, gateway: first.key.gateway, lanes: own };
    }),
    notDrawn: out.length - drawn.length,
    without: answer.keys.length - out.length,
  };
}

function axisOf(answer: Pick<Keys, "asOf" | "range">, keys: readonly KeyRow[]): TimeRange {
  const { range } = answer;
  if (!isAboutNow(answer)) return range;
  const ends = keys.flatMap(({ intervals }) =>
    intervals.filter(({ end }) => end === "open").map(({ to }) => to),
  );
  const last = Math.max(range.to, ...ends.map((end) => aFew(end, answer.asOf)));
  const most = range.to + ((range.to - range.from) * MOST_FUTURE) / (1 - MOST_FUTURE);
  return { from: range.from, to: Math.round(Math.min(last, most)) };
}

function aFew(end: EpochMs, now: EpochMs): EpochMs {
  return now + Math.max(MINUTE_MS, (end - now) * AIR);
}

function barOf(interval: KeyInterval, axis: TimeRange): KeyBar {
  const { kind, from, to, until, startSeen } = interval;
  const share = (at: EpochMs) => Math.min(1, Math.max(0, (at - axis.from) / (axis.to - axis.from)));
  const [left, right, said] = [share(from), share(to), share(until)];
  const isEarly = interval.endedBy === "success" && said > right;
  return {
    id: `${kind} ${from} ${to}`,
    interval,
    left,
    width: right - left,
    startOpen: from < axis.from || !startSeen,
    endCut: to > axis.to,
    unused: isEarly ? { left: right, width: said - right } : null,
  };
}
