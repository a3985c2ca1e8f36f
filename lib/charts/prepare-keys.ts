import type { KeyInterval, KeyRow, Keys } from "@/lib/contracts/keys";
import type { EpochMs } from "@/lib/core/time/range";

export type PreparedKeys = {
  /** Keys that no wait mends, most urgent first. */
  readonly person: readonly KeyRow[];
  /** Keys that are out and will come back by themselves, the first to come back first. */
  readonly time: readonly KeyRow[];
  /** Of all: those that the Gateway says are out, although calls with them succeed. */
  readonly stuck: readonly KeyRow[];
  /** None of these. */
  readonly usable: number;
};

/** Which keys are out, apart by what they need. */
export function prepareKeys({ keys }: Pick<Keys, "keys">): PreparedKeys {
  const person = keys.filter(({ needs }) => needs === "person");
  const time = keys
    .filter(({ needs }) => needs === "time")
    .toSorted((a, b) => (a.current.until ?? Infinity) - (b.current.until ?? Infinity));
  return {
    person,
    time,
    stuck: keys.filter(({ stuck }) => stuck !== null),
    usable: keys.filter(({ needs, stuck }) => needs === null && stuck === null).length,
  };
}

/** A key on its Gateway as one text, for URLs: no two keys have the same. */
export function keyPath({
  gateway,
  provider,
  keyId,
}: Pick<KeyRow, "gateway" | "provider" | "keyId">): string {
  return [gateway, provider, keyId].map((part) => encodeURIComponent(part)).join("/");
}

/** The window that a Gateway goes on to keep a stuck key out for; `null`: it is not among those listed. */
export function stuckWindow(
  { stuck, intervals }: Pick<KeyRow, "stuck" | "intervals">,
  moment: EpochMs,
): KeyInterval | null {
  if (stuck === null) return null;
  return (
    intervals.findLast(
      ({ from, until, endedBy }) => endedBy !== "replaced" && from <= moment && until > moment,
    ) ?? null
  );
}

/** The moment that the states of an answer are of. */
export function momentOf({ asOf, range }: Pick<Keys, "asOf" | "range">): EpochMs {
  return Math.min(asOf, range.to);
}

/** Whether an answer is about now, so that its countdowns tick. */
export function isAboutNow({ asOf, range }: Pick<Keys, "asOf" | "range">): boolean {
  return range.to >= asOf;
}

/** When the first of the windows that are open will be over, as the Gateway said; `null`: none is. */
export function nextEnd(answer: Pick<Keys, "asOf" | "range" | "keys">): EpochMs | null {
  if (!isAboutNow(answer)) return null;
  const ends = answer.keys.flatMap(({ intervals }) =>
    intervals.filter(({ end, to }) => end === "open" && to > answer.asOf).map(({ to }) => to),
  );
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Failures that count against the key: one an incident, however many attempts led to it. */
export function incidentsOf({ incidents }: Pick<KeyRow, "incidents">): number {
  return Object.values(incidents).reduce((sum, count) => sum + count, 0);
}

/** Attempts with the key that did not succeed. */
export function failuresOf({ failures }: Pick<KeyRow, "failures">): number {
  return Object.values(failures).reduce((sum, count) => sum + count, 0);
}
