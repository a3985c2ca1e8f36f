import { expect, test } from "vitest";
import { MINUTE_MS } from "@/lib/core/time/range";
import { changeBefore } from "./change-before";

const mark = (
  minute: number,
  gateway = "fra-1",
  intervention: "config_write" | null = "config_write",
) => ({
  at: minute * MINUTE_MS,
  gateway,
  intervention,
});
const began = { began: 100 * MINUTE_MS, stepMs: 10 * MINUTE_MS, gateways: ["fra-1", "fra-2"] };

test("the last change of routing before the failures began is named", () => {
  expect(changeBefore([mark(88), mark(97), mark(92)], began)).toEqual(mark(97));
});

test("a change within the first step with failures may be before them", () => {
  expect(changeBefore([mark(103)], began)).toEqual(mark(103));
});

test.each([
  ["on another Gateway", mark(97, "sin-1")],
  ["of something that is neither routing nor keys", mark(97, "fra-1", null)],
  ["half an hour before", mark(70)],
  ["after the first step", mark(110)],
])("a change %s is not", (_, other) => {
  expect(changeBefore([other], began)).toBeNull();
});
