import { expect, test } from "vitest";
import { capabilityRows, parseTokens, withCapability } from "./prepare-capabilities";

const OPUS = { tier: "frontier", vision: true, tools: true, contextTokens: 200_000 };
const CATALOGUE = { tiers: ["frontier"], models: { "b/two": OPUS, "a/one": OPUS } };

test("models that traffic shows and nobody labelled come first, most called first", () => {
  const rows = capabilityRows(CATALOGUE, ["z/busy", "b/two", "c/rare"]);
  expect(rows.map(({ ref }) => ref)).toEqual(["z/busy", "c/rare", "a/one", "b/two"]);
  expect(rows[0]?.capability).toBeNull();
});

test("the first thing that is said of a model puts it into the catalogue, the last that is unsaid takes it out", () => {
  const more = withCapability(CATALOGUE, "c/new", { vision: false });
  expect(more.models["c/new"]).toEqual({
    ...{ tier: null, vision: false, tools: null, contextTokens: null },
  });
  expect(withCapability(more, "c/new", { vision: null }).models).toEqual(CATALOGUE.models);
});

test.each([
  ["200000", 200_000],
  ["128 000", 128_000],
  ["128,000", 128_000],
  ["200k", 200_000],
  ["1.5M", 1_500_000],
  ["1,5 m", 1_500_000],
])("%s is a number of tokens", (text, tokens) => {
  expect(parseTokens(text)).toBe(tokens);
});

test.each(["", "k", "-3", "a lot", "0", "9999M"])("%j is none", (text) => {
  expect(parseTokens(text)).toBeNull();
});
