import { expect, test } from "vitest";
import type { RouteReplay } from "@/lib/contracts/route-replay";
import { replayCoverage, replayLimits, replaySentence } from "./replay-words";

type Replay = NonNullable<RouteReplay["replay"]>;

const NONE = { cooling: 0, exhausted: 0 };

function replay(more: Partial<Replay> = {}, total: Partial<Replay["total"]> = {}): Replay {
  return {
    ...{ isFirst: false, looked: 200, since: null, gateways: ["gw"], failuresOnly: [] },
    environment: ["gw"],
    total: {
      ...{ requests: 100, elsewhere: 25, base: NONE, draft: NONE, withKeys: 100 },
      met: { requests: 0, passedOver: 0 },
      ...total,
    },
    gaps: { no_model: 0, outside: 0, ambiguous: 0, unsayable: 0 },
    ...{ scenarios: [], withAgent: 200, list: { of: "changed", count: 0, requests: [] } },
    ...more,
  };
}

test("the sentence says how many go elsewhere, of how many", () => {
  expect(replaySentence(replay())).toBe(
    "Of 100 requests 25 (25\u202f%) would begin with another model.",
  );
  expect(replaySentence(replay({}, { elsewhere: 0 }))).toBe(
    "Of 100 requests each would begin with the same model.",
  );
});

test("no traffic, none of the table's, and a first version are not called unchanged", () => {
  expect(replaySentence(replay({ looked: 0 }))).toMatch(/^There were no requests/);
  expect(replaySentence(replay({}, { requests: 0 }))).toMatch(/none can be said to belong/);
  expect(replaySentence(replay({ isFirst: true }, { elsewhere: 0 }))).toMatch(/first version/);
});

test("coverage is of what was looked at, and says when that is not all", () => {
  expect(replayCoverage(replay())).toBe("scenario known of 100 of all 200 requests (50\u202f%)");
  expect(replayCoverage(replay({ since: 5 }))).toContain("of the newest 200 requests");
});

test("what is not in doubt is not listed as unknown", () => {
  expect(replayLimits(replay())).toHaveLength(2);
  const gaps = { no_model: 1, outside: 2, ambiguous: 3, unsayable: 4 };
  const all = replayLimits(
    replay(
      { gaps, withAgent: 0, failuresOnly: ["iad-2"] },
      { withKeys: 90, met: { requests: 5, passedOver: 2 } },
    ),
  );
  expect(all).toHaveLength(10);
  expect(all.join(" ")).toContain("Of 5 such requests it passed the model over in 2.");
});
