import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchScore } from "./search-score";

const best = (typed: string, texts: readonly string[]) =>
  texts
    .flatMap((text) => {
      const score = searchScore(typed, text);
      return score === null ? [] : [{ text, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

describe("what is typed finds", () => {
  test.each([
    ["opus", ["claude-opus-5", "opus", "octopus"], ["opus", "claude-opus-5", "octopus"]],
    ["team b", ["anthropic:team-a", "anthropic:team-b"], ["anthropic:team-b"]],
    ["cldop", ["claude-opus-5", "gpt-6"], ["claude-opus-5"]],
    ["NOW", ["Now", "unknown"], ["Now", "unknown"]],
    ["xy", ["xenon years"], []],
    ["", ["anything"], ["anything"]],
  ])("%s", (typed, texts, found) => {
    expect(best(typed, texts)).toEqual(found);
  });

  test("every text by any part of itself, whatever characters it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (text, from, length) => {
        const part = text.slice(from % (text.length + 1)).slice(0, length);
        fc.pre(text.toLowerCase().includes(part.toLowerCase()));
        expect(searchScore(part, text)).not.toBeNull();
      }),
    );
  });
});
