import { expect, test } from "vitest";
import { prepareDiffRows } from "./prepare-diff-rows";

const numbers = (rows: ReturnType<typeof prepareDiffRows>) =>
  rows.flatMap((row) => (row.kind === "gap" ? [] : [[row.from, row.to, row.text]]));

test("each line has its number on the sides that it stands on", () => {
  const lines = [
    { kind: "same", text: "a" },
    { kind: "removed", text: "b" },
    { kind: "added", text: "c" },
    { kind: "added", text: "d" },
    { kind: "same", text: "e" },
  ] as const;
  expect(numbers(prepareDiffRows([{ from: 4, to: 7, lines: [...lines] }]))).toEqual([
    [4, 7, "a"],
    [5, null, "b"],
    [null, 8, "c"],
    [null, 9, "d"],
    [6, 10, "e"],
  ]);
});

test("of a new text the first line is line 1, though the other side has none", () => {
  const lines = [{ kind: "added" as const, text: "a" }];
  expect(numbers(prepareDiffRows([{ from: 0, to: 1, lines }]))).toEqual([[null, 1, "a"]]);
});

test("that no end of line follows is no line", () => {
  const lines = [
    { kind: "removed" as const, text: "a" },
    { kind: "no_end" as const, text: "" },
  ];
  expect(numbers(prepareDiffRows([{ from: 1, to: 0, lines }]))).toEqual([[1, null, "a"]]);
});
