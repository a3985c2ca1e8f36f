import type { EpochMs } from "@/lib/core/time/range";
import type { RequestSums } from "./request-sums";

/** A chain on a Gateway in one step of time. */
export type ChainStep = {
  readonly t: EpochMs;
  readonly sums: Pick<RequestSums, "primary" | "downgraded" | "silent" | "exhausted">;
  /** Why most of its requests were not served as asked. */
  readonly reason: string | null;
};

export type Episode = {
  readonly startedAt: EpochMs;
  /** `null` while it lasts. */
  readonly endedAt: EpochMs | null;
  readonly lastAt: EpochMs;
  readonly requests: number;
  readonly reason: string | null;
};

/**
 * Times in which the model of a chain did not serve: from the first step with a downgraded, silent or
 * exhausted request until the first one after it in which the model served and no such request was.
 * Exact to a step. Steps in order of time; those without requests may be left out.
 */
export function episodesOf(steps: readonly ChainStep[], stepMs: number): Episode[] {
  const episodes: Episode[] = [];
  for (const { t, sums, reason } of steps) {
    const bad = sums.downgraded + sums.silent + sums.exhausted;
    const last = episodes.at(-1);
    const open = last?.endedAt === null ? last : undefined;
    if (bad === 0) {
      if (open && sums.primary > 0) episodes[episodes.length - 1] = { ...open, endedAt: t };
      continue;
    }
    if (open) episodes.pop();
    episodes.push({
      startedAt: open?.startedAt ?? t,
      endedAt: null,
      lastAt: t + stepMs,
      requests: (open?.requests ?? 0) + bad,
      reason: open?.reason ?? reason,
    });
  }
  return episodes;
}
