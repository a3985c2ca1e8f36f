import type { Quality } from "@/lib/contracts/quality";
import { rejectionGloss } from "./quality-words";

type Sample = Quality["rejected"][number];

export type RejectedGroup = {
  readonly id: string;
  readonly verdict: Sample["verdict"];
  readonly reason: string;
  /** What such lines are, and what to do. */
  readonly what: string;
  readonly todo: string;
  readonly samples: readonly Sample[];
};

/** Samples by reason, most of them first; the newest sample of each stands first. */
export function groupRejected(rejected: Quality["rejected"]): RejectedGroup[] {
  const groups = Map.groupBy(rejected, ({ verdict, reason }) => `${verdict} ${reason}`);
  return [...groups]
    .map(([id, samples]) => {
      const [{ verdict, reason }] = samples as [Sample, ...Sample[]];
      return { id, verdict, reason, ...rejectionGloss(reason), samples };
    })
    .sort((a, b) => b.samples.length - a.samples.length);
}
