import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redate, writtenAt } from "./redate";

const FILES = ["2026.9-default-level.log", "2026.9-every-call.log", "2026.7.1.log"] as const;

const linesOf = (file: string) =>
  readFileSync(join(import.meta.dirname, "recorded", file), "utf8")
    .trimEnd()
    .split("\n");

const anyShift = fc.integer({ min: -4e10, max: 4e10 });
const anyLine = fc.constantFrom(...FILES.flatMap(linesOf));

const cooled = JSON.stringify({
  0: '{"subsystem":"agent/embedded"}',
  1: { event: "x", cooldownUntil: 1_795_359_430_892, errorCount: 2, previousAttempts: [] },
  2: "text",
  _meta: { hostname: "gw", date: "2026-11-22T14:56:10.910Z", logLevelId: 4 },
  time: "2026-11-22T22:56:10.911+08:00",
});

test("times, dates and instants among the fields move; offset and counts stay", () => {
  const moved = JSON.parse(redate(cooled, 86_400_005));
  expect(moved.time).toBe("2026-11-23T22:56:10.916+08:00");
  expect(moved._meta).toEqual({ hostname: "gw", date: "2026-11-23T14:56:10.915Z", logLevelId: 4 });
  expect(moved[1]).toEqual({
    event: "x",
    cooldownUntil: 1_795_445_830_897,
    errorCount: 2,
    previousAttempts: [],
  });
});

test.each(["", "not json", "[1,2]", '"2026-11-22T22:56:10.911+08:00"'])(
  "a line that is no record stays as it is: %s",
  (line) => expect(redate(line, 1_000)).toBe(line),
);

describe.each(FILES)("%s", (file) => {
  const lines = linesOf(file);

  test("moving by nothing changes no byte", () => {
    expect(lines.map((line) => redate(line, 0))).toEqual(lines);
  });

  test("order and differences are kept", () => {
    const before = lines.map(writtenAt);
    const after = lines.map((line) => writtenAt(redate(line, 12_345_678)));
    expect(before).not.toContain(null);
    expect(after).toEqual(before.map((at) => (at ?? 0) + 12_345_678));
  });
});

test("moving twice is moving by the sum, and moving back restores the line", () => {
  fc.assert(
    fc.property(anyLine, anyShift, anyShift, (line, a, b) => {
      expect(redate(redate(line, a), b)).toBe(redate(line, a + b));
      expect(redate(redate(line, a), -a)).toBe(line);
    }),
  );
});
