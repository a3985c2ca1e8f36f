import { expect, test } from "vitest";
import { MINUTE_MS } from "@/lib/core/time/range";
import { downgradesAnswer } from "./downgrades-answer";
import { prepareEpisodes } from "./prepare-episodes";

const requested = { provider: "nova", model: "large" };
const shared = { requested, gateway: "fra-1", requests: 3, reason: "rate_limit" };

const PREPARED = prepareEpisodes(
  downgradesAnswer({
    range: { from: 0, to: 10 * MINUTE_MS },
    episodes: [
      { ...shared, startedAt: 8 * MINUTE_MS, lastAt: 9 * MINUTE_MS, endedAt: null },
      { ...shared, startedAt: 5 * MINUTE_MS, lastAt: 5 * MINUTE_MS, endedAt: 7 * MINUTE_MS },
      { ...shared, startedAt: -4 * MINUTE_MS, lastAt: 0, endedAt: MINUTE_MS },
    ],
  }),
);

test("a recovery lasts until its model served again, what lasts is measured to what was last seen", () => {
  expect(PREPARED.episodes.map(({ durationMs }) => durationMs / MINUTE_MS)).toEqual([1, 2, 5]);
});

test("only what ended has a recovery time", () => {
  expect(PREPARED).toMatchObject({ lasting: 1, medianMs: 2 * MINUTE_MS, longestMs: 5 * MINUTE_MS });
});

test("what began before the range is drawn from its left edge", () => {
  expect(PREPARED.episodes[2]).toMatchObject({ left: 0, width: 0.1 });
});

test("without an end there is no recovery time", () => {
  const none = prepareEpisodes(downgradesAnswer({}));
  expect(none).toMatchObject({ lasting: 0, medianMs: null, longestMs: null });
});
