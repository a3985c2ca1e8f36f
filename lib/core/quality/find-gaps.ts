import { ACTIVITY_BUCKET_MS, type Activity } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";

/**
 * A time without a line from a place that wrote before. Whether its Gateway was up is not known: it may
 * have been idle, restarted, or its log may not have reached us. `to`: `null` while it lasts.
 */
export type Gap = { readonly from: EpochMs; readonly to: EpochMs | null };

/** Less than two whole buckets (ten to thirty minutes) is a pause. */
const FEWEST_BUCKETS = 2;
/** Of less than an hour of lines it is not known what is usual. */
const FEWEST_HEARD = 6;
/** How much longer than its other silences a silence must be. */
const UNUSUAL = 2;
/** Of the other silences, this share is usual. */
const USUAL = 0.9;

/**
 * The silences of a place that are unusual for it: at least two whole buckets of ten minutes, and more
 * than twice as long as nine tenths of its other silences, so that quiet nights are none once there
 * were several. `until`: up to when its lines are known; a silence that reaches there has no end.
 */
export function findGaps(activity: readonly Activity[], until: EpochMs): Gap[] {
  const buckets = activity
    .filter(({ lines }) => lines > 0)
    .map(({ bucket }) => bucket)
    .sort((a, b) => a - b);
  if (buckets.length < FEWEST_HEARD) return [];
  const silences = silencesOf(buckets, until);
  return silences
    .filter((silence) => isUnusual(silence, silences))
    .map(({ from, to, open }) => ({ from, to: open ? null : to }));
}

type Silence = { from: EpochMs; to: EpochMs; open: boolean };

function silencesOf(buckets: readonly EpochMs[], until: EpochMs): Silence[] {
  const silences: Silence[] = [];
  for (const [index, bucket] of buckets.entries()) {
    const from = bucket + ACTIVITY_BUCKET_MS;
    const next = buckets[index + 1];
    const to = next ?? until;
    if (to > from) silences.push({ from, to, open: next === undefined });
  }
  return silences;
}

function isUnusual(silence: Silence, all: readonly Silence[]): boolean {
  const length = silence.to - silence.from;
  if (length < FEWEST_BUCKETS * ACTIVITY_BUCKET_MS) return false;
  const others = all
    .filter((other) => other !== silence && !other.open)
    .map(({ from, to }) => to - from)
    .sort((a, b) => a - b);
  const usual = others[Math.ceil(others.length * USUAL) - 1] ?? 0;
  return length > UNUSUAL * usual;
}
