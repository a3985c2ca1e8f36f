import { expect, test } from "vitest";
import { zoomedOut } from "./zoomed-out";

test("a range in the past grows on both sides", () => {
  expect(zoomedOut({ from: 1_000, to: 2_000 }, 10_000)).toEqual({ from: 500, to: 2_500 });
});

test("a range that ends now grows into the past only", () => {
  expect(zoomedOut({ from: 1_000, to: 2_000 }, 2_000)).toEqual({ from: 0, to: 2_000 });
});

test("a range that ends later than now does not reach any further", () => {
  expect(zoomedOut({ from: 1_000, to: 2_000 }, 1_500)).toEqual({ from: 0, to: 2_000 });
});
