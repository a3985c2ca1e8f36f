import { expect, test } from "vitest";
import { addStep, moveStep, placeStep } from "./edit-order";

const ORDER = ["a", "b", "c"].map((id) => ({ id, text: id, why: "" }));
const ids = (order: readonly { id: string }[]) => order.map(({ id }) => id).join("");

test("a step moves by one place, and stays at the ends", () => {
  expect(ids(moveStep(ORDER, 1, -1))).toBe("bac");
  expect(ids(moveStep(ORDER, 1, 1))).toBe("acb");
  expect(ids(moveStep(ORDER, 0, -1))).toBe("abc");
  expect(ids(moveStep(ORDER, 2, 1))).toBe("abc");
});

test("a step that is dragged takes the place of the one that it is dropped on", () => {
  expect(ids(placeStep(ORDER, 0, 2))).toBe("bca");
  expect(ids(placeStep(ORDER, 2, 0))).toBe("cab");
});

test("an added step has an id of its own, also after others were removed", () => {
  const order = addStep(addStep([...ORDER.slice(1), { id: "step-4", text: "", why: "" }]));
  expect(new Set(order.map(({ id }) => id)).size).toBe(order.length);
});
