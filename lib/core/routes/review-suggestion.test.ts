import fc from "fast-check";
import { expect, test } from "vitest";
import { applySuggestion, lineOf } from "./review-suggestion";

const TEXT = "a: 1\nb: 2\na: 1\nc: 3\n";

test.each([
  ["where it was", 2, "b: 2", "b: 9", "a: 1\nb: 9\na: 1\nc: 3\n"],
  ["where it is now, if it moved", 1, "c: 3", "c: 9", "a: 1\nb: 2\na: 1\nc: 9\n"],
  ["where it was, also if there is another like it", 3, "a: 1", "a: 9", "a: 1\nb: 2\na: 9\nc: 3\n"],
  ["as several lines", 2, "b: 2", "b: 2\nd: 4\n", "a: 1\nb: 2\nd: 4\na: 1\nc: 3\n"],
  ["by taking the line away", 2, "b: 2", "", "a: 1\na: 1\nc: 3\n"],
])("a suggestion is applied %s", (_, line, quoted, suggestion, after) => {
  expect(applySuggestion(TEXT, { line, quoted, suggestion })).toBe(after);
});

test("a line that was changed meanwhile, or that two could be, is not guessed", () => {
  expect(applySuggestion(TEXT, { line: 2, quoted: "b: 1", suggestion: "x" })).toBeNull();
  expect(applySuggestion(TEXT, { line: 2, quoted: "a: 1", suggestion: "x" })).toBeNull();
});

test("nothing but the line changes", () => {
  const texts = fc.array(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, fc.nat(), fc.constantFrom("x", "x\ny"), (lines, seed, suggestion) => {
      const text = lines.join("\n");
      const all = text.split("\n");
      const line = (seed % all.length) + 1;
      const after = applySuggestion(text, { line, quoted: lineOf(text, line) ?? "", suggestion });
      const expected = [...all.slice(0, line - 1), ...suggestion.split("\n"), ...all.slice(line)];
      expect(after).toBe(expected.join("\n"));
    }),
  );
});
