import type { Downgrades } from "@/lib/contracts/downgrades";

type Episode = Downgrades["episodes"][number];

export type PreparedEpisode = Episode & {
  readonly id: string;
  /** Until its model served again; of one that lasts, until what was last seen of it. */
  readonly durationMs: number;
  /** Where it lies in the range, as shares of it from its left. */
  readonly left: number;
  readonly width: number;
};

export type PreparedEpisodes = {
  readonly episodes: readonly PreparedEpisode[];
  readonly lasting: number;
  /** Of those that ended; `null` where none did. */
  readonly medianMs: number | null;
  readonly longestMs: number | null;
};

/** How long it took until a chain was served by its own model again. */
export function prepareEpisodes({ episodes, range }: Downgrades): PreparedEpisodes {
  const prepared = episodes.map((episode): PreparedEpisode => {
    const end = episode.endedAt ?? episode.lastAt;
    const share = (at: number) =>
      Math.min(1, Math.max(0, (at - range.from) / (range.to - range.from)));
    const left = share(episode.startedAt);
    return {
      ...episode,
      id: JSON.stringify([episode.gateway, episode.requested, episode.startedAt]),
      durationMs: end - episode.startedAt,
      left,
      width: share(end) - left,
    };
  });
  const ended = prepared
    .filter(({ endedAt }) => endedAt !== null)
    .map(({ durationMs }) => durationMs)
    .sort((a, b) => a - b);
  return {
    episodes: prepared,
    lasting: prepared.length - ended.length,
    medianMs: medianOf(ended),
    longestMs: ended.at(-1) ?? null,
  };
}

/** Of an even number the lower of the two in the middle: a time that was really measured. */
function medianOf(sorted: readonly number[]): number | null {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
