import fc from "fast-check";
import { expect, test } from "vitest";
import { highlightLine } from "./highlight-line";

const LINE =
  "[model-fetch] error provider=nova-eu api=openai-completions model=nova-large elapsedMs=8008 causeCode=ECONNRESET message=fetch failed";

function marked(raw: string, fields: Parameters<typeof highlightLine>[1]) {
  return highlightLine(raw, fields)
    .filter((segment) => segment.field !== null)
    .map(({ field, text }) => [field, text]);
}

test("values are marked where they stand, beside their own name first", () => {
  expect(
    marked(LINE, {
      message: "fetch failed",
      provider: "nova-eu",
      model: "nova-large",
      elapsedMs: 8008,
    }),
  ).toEqual([
    ["provider", "nova-eu"],
    ["model", "nova-large"],
    ["elapsedMs", "8008"],
    ["message", "fetch failed"],
  ]);
});

test("a value under another name is found as a whole word, never inside one", () => {
  expect(marked(LINE, { code: "ECONNRESET", reason: "econ" })).toEqual([["code", "ECONNRESET"]]);
  expect(marked("id=80089 took=8008", { elapsedMs: 8008 })).toEqual([["elapsedMs", "8008"]]);
});

test("what was derived, is unknown or could stand anywhere marks nothing", () => {
  expect(marked(LINE, { region: "eu-central", status: null, timedOut: true, attempt: 1 })).toEqual(
    [],
  );
});

test("nothing of the line is lost or repeated", () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), value), (raw, fields) => {
      const text = highlightLine(raw, fields).map((segment) => segment.text);
      expect(text.join("")).toBe(raw);
    }),
  );
});
