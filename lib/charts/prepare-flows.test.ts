import { expect, test } from "vitest";
import type { DowngradeFlow } from "@/lib/contracts/downgrades";
import { prepareFlows } from "./prepare-flows";

function flow(from: string, to: string, count: number, reason = "rate_limit"): DowngradeFlow {
  return { from, to, count, reason, silent: false, cost: { label: "unlabelled", missing: [from] } };
}

test("each side is ordered by all that goes through it", () => {
  const { from, to } = prepareFlows([
    flow("a/1", "b/1", 5),
    flow("c/1", "b/1", 4),
    flow("c/1", "d/1", 3),
  ]);
  expect(from).toEqual(["c/1", "a/1"]);
  expect(to).toEqual(["b/1", "d/1"]);
});

test("models that replace each other are on both sides and make no circle", () => {
  const { from, to, links } = prepareFlows([flow("a/1", "b/1", 2), flow("b/1", "a/1", 1)]);
  expect(from).toEqual(["a/1", "b/1"]);
  expect(to).toEqual(["b/1", "a/1"]);
  expect(links).toHaveLength(2);
});

test("bands are apart by reason", () => {
  expect(
    prepareFlows([flow("a/1", "b/1", 2), flow("a/1", "b/1", 1, "timeout")]).links,
  ).toHaveLength(2);
});

test("what is too small to be followed is counted beside the picture", () => {
  const many = Array.from({ length: 20 }, (_, at) => flow(`a/${at}`, "b/1", 100 - at));
  const { links, left } = prepareFlows(many);
  const drawn = links.reduce((sum, { count }) => sum + count, 0);
  const all = many.reduce((sum, { count }) => sum + count, 0);
  expect(left?.flows).toBe(20 - links.length);
  expect(drawn + (left?.requests ?? 0)).toBe(all);
});
