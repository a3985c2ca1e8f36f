import { expect, test } from "vitest";
import { type Heard, settleLevel } from "./settle-level";

const SILENT: Heard = {
  within: "none",
  before: "none",
  after: false,
  unrated: false,
  watched: false,
};

test("one call's start is proof for the range", () => {
  expect(settleLevel({ ...SILENT, within: "every_call", unrated: true })).toBe("every_call");
});

test("a quiet hour of a Gateway that logged every call before is no traffic", () => {
  expect(settleLevel({ ...SILENT, within: "failures_only", before: "every_call" })).toBe(
    "every_call",
  );
});

test("a failure without its start shows that the Gateway stopped logging every call", () => {
  const heard = {
    ...SILENT,
    within: "failures_only",
    before: "every_call",
    unrated: true,
  } as const;
  expect(settleLevel(heard)).toBe("failures_only");
});

test("silence is as good as what came before, if somebody listened", () => {
  expect(settleLevel({ ...SILENT, before: "every_call", watched: true })).toBe("every_call");
  expect(settleLevel({ ...SILENT, before: "failures_only", after: true })).toBe("failures_only");
  expect(settleLevel({ ...SILENT, before: "every_call" })).toBe("none");
  expect(settleLevel({ ...SILENT, watched: true })).toBe("none");
});
