import { expect, test } from "vitest";
import { episodesOf } from "./episodes-of";

const MINUTE = 60_000;

/** `p`: the model served, `d`: another one did, `x`: nobody did, `m`: both of the first, `.`: nothing. */
function steps(pattern: string) {
  return [...pattern].flatMap((sign, index) => {
    if (sign === ".") return [];
    const sums = {
      primary: sign === "p" || sign === "m" ? 5 : 0,
      downgraded: sign === "d" || sign === "m" ? 2 : 0,
      exhausted: sign === "x" ? 1 : 0,
      silent: 0,
    };
    return [{ t: index * MINUTE, sums, reason: sign === "p" ? null : "rate_limit" }];
  });
}

test("an episode lasts from the first request served otherwise until the model served again", () => {
  expect(episodesOf(steps("ppd.mxppd"), MINUTE)).toEqual([
    {
      ...{ startedAt: 2 * MINUTE, endedAt: 6 * MINUTE, lastAt: 6 * MINUTE },
      ...{ requests: 5, reason: "rate_limit" },
    },
    {
      ...{ startedAt: 8 * MINUTE, endedAt: null, lastAt: 9 * MINUTE },
      ...{ requests: 2, reason: "rate_limit" },
    },
  ]);
});

test("silence ends no episode: nobody has seen the model serve", () => {
  expect(episodesOf(steps("d....d"), MINUTE)).toHaveLength(1);
  expect(episodesOf(steps("ppp"), MINUTE)).toEqual([]);
});
