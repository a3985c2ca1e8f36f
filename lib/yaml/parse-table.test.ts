import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTable } from "./parse-table";

const GOOD = "scenarios:\n  default:\n    primary: a/one\n    fallbacks: [b/two]\n";

function issuesOf(text: string) {
  return parseTable(text).issues.map(({ code, line, path }) => [code, line, path.join(".")]);
}

test("any text is a table, or something is wrong with it", () => {
  const pieces = fc.constantFrom(
    ...["scenarios:", "\n", "  ", "default", ": ", "primary", "a/one", "[", "]", "{", "}", "- "],
    ...["&a ", "*a", "!!binary ", "|", ">", "'", '"', "#", "\t", "\r\n", "\u0000", "\ufeff", "? "],
    ...["---", "...", "%YAML 1.1", "<<: ", "__proto__", "~", ".nan", "1e999", "\ud800"],
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(""));
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (one) => {
      const { table, issues } = parseTable(one);
      expect(table === null).toBe(issues.length > 0);
    }),
  );
});

test("a text that was cut anywhere is a table or says why not", () => {
  for (let length = 0; length <= GOOD.length; length++) {
    const { table, issues } = parseTable(GOOD.slice(0, length));
    expect(table === null).toBe(issues.length > 0);
  }
});

test("every issue says what and where", () => {
  expect(issuesOf("scenarios:\n  default: { primary: a/one, fallback: [b/two] }\n")).toEqual([
    ["unknown_field", 2, "scenarios.default.fallback"],
  ]);
  expect(issuesOf(`${GOOD}banned: nothing\nreview: { approvals: 0 }\n`)).toEqual([
    ["not_valid", 5, "banned"],
    ["not_valid", 6, "review.approvals"],
  ]);
  expect(issuesOf("scenarios:\n  agent:ops: { primary: a/one }\n")).toEqual([
    ["not_valid", 1, "scenarios"],
  ]);
  expect(issuesOf("")).toEqual([["not_valid", null, ""]]);
});

test("a name that stands twice, an anchor, a tag and a tab are refused with their lines", () => {
  expect(issuesOf(`${GOOD}  default: { primary: b/two }\n`)).toEqual([["odd_key", 5, ""]]);
  expect(issuesOf("scenarios:\n  default: &x { primary: a/one }\n  image: *x\n")).toEqual([
    ["anchor", 2, ""],
    ["anchor", 3, ""],
  ]);
  expect(issuesOf("scenarios:\n  default: { primary: !mine a/one }\n")).toEqual([
    ["not_yaml", 2, ""],
  ]);
  expect(issuesOf("scenarios:\n\tdefault: { primary: a/one }\n")[0]?.slice(0, 2)).toEqual([
    ...["not_yaml", 2],
  ]);
  expect(issuesOf(`${GOOD}  __proto__: { primary: b/two }\n`)).toEqual([["odd_key", 5, ""]]);
});

test("two documents in one text are refused", () => {
  expect(issuesOf(`${GOOD}---\n${GOOD}`)[0]?.[0]).toBe("not_yaml");
});

test("hostile texts end in an issue", () => {
  const texts = {
    ...{ brackets: "[".repeat(20_000), dashes: "- ".repeat(20_000), quotes: '"'.repeat(20_000) },
    braces: "{a: ".repeat(20_000),
    stairs: Array.from({ length: 900 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    bomb: ["a: &a [x, x]", ...Array.from({ length: 40 }, () => "b: &b [*a, *a]")].join("\n"),
    long: `${GOOD}# ${"x".repeat(1_000_000)}`,
  };
  for (const [name, text] of Object.entries(texts)) {
    expect([name, parseTable(text).table]).toEqual([name, null]);
    expect(parseTable(text).issues.length).toBeLessThanOrEqual(200);
  }
});

test("a place is found for every part of a table, and the nearest part above for what is not there", () => {
  const { placeOf } = parseTable(`# first\n${GOOD}banned:\n  - x/y\n  - z/w\n`);
  expect(placeOf(["scenarios", "default"])).toEqual({ line: 3, column: 3, endLine: 5 });
  expect(placeOf(["scenarios", "default", "fallbacks", 0])).toEqual({
    ...{ line: 5, column: 17, endLine: 5 },
  });
  expect(placeOf(["banned", 1])).toEqual({ line: 8, column: 5, endLine: 8 });
  expect(placeOf(["scenarios", "image", "primary"])?.line).toBe(2);
  expect(placeOf(["keys"])).toBeNull();
});

test("a byte order mark and lines as on Windows are read", () => {
  expect(parseTable(`\ufeff${GOOD.replaceAll("\n", "\r\n")}`).table?.scenarios.default).toEqual({
    ...{ primary: "a/one", fallbacks: ["b/two"] },
  });
});
