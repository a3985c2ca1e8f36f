import { expect, test } from "vitest";
import { placeLabels } from "./place-labels";

test("labels stay at their lines where there is room", () => {
  const wishes = [
    { id: "a", y: 20 },
    { id: "b", y: 80 },
  ];
  expect(placeLabels(wishes, 100, 14)).toEqual(wishes);
});

test("labels at one height move apart and stay inside", () => {
  const placed = placeLabels(
    [
      { id: "a", y: 98 },
      { id: "b", y: 99 },
      { id: "c", y: 100 },
    ],
    100,
    14,
  );
  expect(placed?.map((label) => label.y)).toEqual([65, 79, 93]);
});

test("labels that cannot fit are refused together", () => {
  const wishes = Array.from({ length: 8 }, (_, at) => ({ id: String(at), y: 0 }));
  expect(placeLabels(wishes, 100, 14)).toBeNull();
});
