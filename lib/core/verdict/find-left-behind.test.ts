import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR_MS } from "@/lib/core/time/range";
import { findLeftBehind, type ModelUse } from "./find-left-behind";

const RANGE = { from: 0, to: 24 * HOUR_MS };
const find = (uses: readonly ModelUse[]) => findLeftBehind(uses, RANGE, HOUR_MS);

/** Ten calls an hour to one model. */
function calls(
  gateway: string,
  model: string,
  { from, to, runtime = "npm" }: { from: number; to: number; runtime?: string },
): ModelUse[] {
  return Array.from({ length: to - from }, (_, hour) => ({
    t: (from + hour) * HOUR_MS,
    ...{ gateway, runtime, provider: "p", model, calls: 10 },
  }));
}

function switched(gateway: string, at = 12): ModelUse[] {
  return [
    ...calls(gateway, "old", { from: 0, to: at }),
    ...calls(gateway, "new", { from: at, to: 24 }),
  ];
}

const container = calls("docker-1", "old", { from: 0, to: 24, runtime: "docker" });

test("a container that still calls the model which the others left is named, with since when and how often", () => {
  expect(find([...switched("a"), ...switched("b", 13), ...switched("c"), ...container])).toEqual([
    {
      ...{ gateway: "docker-1", runtime: "docker", provider: "p", model: "old" },
      since: 13 * HOUR_MS,
      calls: 110,
      others: ["a", "b", "c"],
      to: { provider: "p", model: "new" },
    },
  ]);
});

test("a Gateway that calls the new model too has the new configuration", () => {
  const both = [...container, ...calls("docker-1", "new", { from: 14, to: 24 })];
  expect(find([...switched("a"), ...switched("b"), ...both])).toEqual([]);
});

test("one Gateway that left proves nothing", () => {
  expect(find([...switched("a"), ...container])).toEqual([]);
});

test("of two Gateways one is behind where the other was told to leave, and never called the new model before", () => {
  const told = (gateway: string, hour: number) => [{ gateway, at: hour * HOUR_MS }];
  const both = [...switched("a"), ...container];
  const behind = (uses: readonly ModelUse[], changes: { gateway: string; at: number }[]) =>
    findLeftBehind(uses, RANGE, HOUR_MS, changes).map(({ gateway }) => gateway);
  expect(behind(both, told("a", 11.9))).toEqual(["docker-1"]);
  expect(behind(both, told("a", 5))).toEqual([]);
  expect(behind(both, told("docker-1", 11.9))).toEqual([]);
  const fellBack = { ...calls("a", "new", { from: 2, to: 3 })[0], calls: 1 } as ModelUse;
  expect(behind([...both, fellBack], told("a", 11.9))).toEqual([]);
  const third = calls("docker-2", "old", { from: 0, to: 24 });
  expect(behind([...both, ...third], told("a", 11.9))).toEqual([]);
});

test("if as many stayed as left, nobody is behind", () => {
  const other = calls("docker-2", "old", { from: 0, to: 24 });
  expect(find([...switched("a"), ...switched("b"), ...container, ...other])).toEqual([]);
});

test("Gateways that fell silent have not left", () => {
  const silent = ["a", "b", "c"].flatMap((gateway) => calls(gateway, "old", { from: 0, to: 12 }));
  expect(find([...silent, ...container])).toEqual([]);
});

test("a model that is called now and then is not left because it was not called lately", () => {
  const rare = ["a", "b", "c"].flatMap((gateway) => [
    { t: HOUR_MS, gateway, runtime: null, provider: "p", model: "old", calls: 1 },
    ...calls(gateway, "new", { from: 0, to: 24 }),
  ]);
  expect(find([...rare, ...container])).toEqual([]);
});

test("the order of the sums does not matter", () => {
  const uses = [...switched("a"), ...switched("b", 9), ...switched("c"), ...container];
  const expected = find(uses);
  fc.assert(
    fc.property(fc.shuffledSubarray(uses, { minLength: uses.length }), (shuffled) => {
      expect(find(shuffled)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
