import { expect, test } from "vitest";
import { splitByKey } from "./split-by-key";

const key = (name: string | null, ok: number, limited: number) => ({
  key: name,
  attempts: ok + limited,
  outcomes: { ok, rate_limited: limited },
});

test("a place of which one key fails and the other works is split", () => {
  expect(splitByKey([key("a", 0, 40), key("b", 40, 1)], "rate_limited")).toEqual({
    failing: ["a"],
    working: ["b"],
  });
});

test.each([
  ["both fail", [key("a", 0, 40), key("b", 2, 38)]],
  ["both fail now and then", [key("a", 30, 10), key("b", 30, 9)]],
  ["the keys of successes are not known", [key("a", 0, 40), key(null, 400, 0)]],
  ["the other was hardly used", [key("a", 0, 40), key("b", 2, 0)]],
])("where %s it is not", (_, keys) => {
  expect(splitByKey(keys, "rate_limited")).toBeNull();
});
