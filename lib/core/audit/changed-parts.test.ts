import { expect, test } from "vitest";
import { changedParts } from "./changed-parts";

test("of two documents only what differs is kept, down to where it does", () => {
  const before = { tiers: ["a"], models: { x: { tier: "a", vision: true }, y: { tier: "a" } } };
  const after = { tiers: ["a"], models: { x: { tier: "b", vision: true }, z: { tier: "b" } } };
  expect(changedParts(before, after)).toEqual({
    before: { models: { x: { tier: "a" }, y: { tier: "a" } } },
    after: { models: { x: { tier: "b" }, z: { tier: "b" } } },
  });
});

test("a list that differs is kept whole, since its order means something", () => {
  expect(changedParts({ a: [1, 2] }, { a: [2, 1] })).toEqual({
    ...{ before: { a: [1, 2] }, after: { a: [2, 1] } },
  });
});

test("the first version has nothing before", () => {
  expect(changedParts(null, { a: 1 })).toEqual({ before: null, after: { a: 1 } });
});

test("a change of more than 10 kB leaves the names of what changed, however many there are", () => {
  const many = (n: number, text: string) =>
    Object.fromEntries(Array.from({ length: n }, (_, index) => [`model-${index}`, text]));
  const long = changedParts(many(3, "a"), many(3, "b".repeat(5_000)));
  const keys = ["model-0", "model-1", "model-2"];
  expect(long).toEqual({ before: { tooLong: keys }, after: { tooLong: keys } });
  const longer = changedParts(many(50_000, "a"), many(50_000, "b"));
  expect(JSON.stringify(longer.after).length).toBeLessThan(11_000);
});
