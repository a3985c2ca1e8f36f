import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChanges } from "@/lib/core/routes/apply-changes";
import { canonicalTable } from "@/lib/core/routes/canonical-table";
import { plainTable } from "@/lib/core/routes/plain-table";
import type { RouteTable, Scenario } from "@/lib/core/routes/route-table";
import { tableDifference } from "@/lib/core/routes/table-difference";
import { anyEdit, anyTable } from "@/tests/routes/any-table";
import { editTable, newTable } from "./edit-table";
import { parseTable } from "./parse-table";

const HAND_WRITTEN = `# Who gets what.

scenarios:
  # Everybody else.
  default:
    primary:   "anthropic/claude-opus-5"   # the big one
    fallbacks: [ openai/gpt-6-astra,qwen/qwen-max ]
    slo: {p95Ms: 8000, successRatio: 0.99}
  # Writes at night.
  agent:writer:
    primary: openai/gpt-6-astra
    fallbacks:
      # cheap
      - qwen/qwen-max   # until March
      - anthropic/claude-haiku-5
  agent:ops: { primary: anthropic/claude-haiku-5, fallbacks: [] }     # strict: no safety net

banned: ["*/*-preview"]   # by contract

# Nobody knows why.
tiers: [frontier, small]
`;

function read(text: string): RouteTable {
  const { table, issues } = parseTable(text);
  if (table === null) throw new Error(JSON.stringify(issues));
  return table;
}

/** The text after one scenario got other parts. */
function withScenario(text: string, name: string, parts: Scenario): string {
  const table = read(text);
  const scenarios = { ...table.scenarios, [name]: { ...table.scenarios[name], ...parts } };
  return editTable(text, { ...table, scenarios });
}

/** Lines that went and lines that came. */
function changedLines(before: string, after: string) {
  const [was, is] = [before.split("\n"), after.split("\n")];
  return [was.filter((line) => !is.includes(line)), is.filter((line) => !was.includes(line))];
}

test("a text that is edited says what it should", () => {
  fc.assert(
    fc.property(anyEdit, decorations, ([base, target], marks) => {
      const text = decorated(newTable(base), marks);
      expect(canonicalTable(read(editTable(text, target)))).toBe(canonicalTable(target));
    }),
  );
});

test("a new text says what it should, in the order of the documentation", () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      expect(canonicalTable(read(newTable(table)))).toBe(canonicalTable(table));
    }),
  );
});

test("lines outside of what changed stay as they are, in their order", () => {
  fc.assert(
    fc.property(anyEdit, decorations, ([base, target], marks) => {
      const text = decorated(newTable(base), marks);
      const edited = editTable(text, target).split("\n");
      let at = 0;
      for (const line of untouched(text, base, target)) {
        const found = edited.indexOf(line, at);
        expect(found, `${line}\n\nof\n${text}\n\nin\n${edited.join("\n")}`).toBeGreaterThanOrEqual(
          0,
        );
        at = found + 1;
      }
    }),
  );
});

test("a text that says the target already stays byte for byte", () => {
  fc.assert(
    fc.property(anyTable, decorations, (table, marks) => {
      const text = decorated(newTable(table), marks);
      expect(editTable(text, table)).toBe(text);
    }),
  );
});

test("a value changes in its place, with what stands beside it", () => {
  const edited = withScenario(HAND_WRITTEN, "default", { primary: "qwen/qwen-max" });
  expect(changedLines(HAND_WRITTEN, edited)).toEqual([
    ['    primary:   "anthropic/claude-opus-5"   # the big one'],
    ["    primary:   qwen/qwen-max   # the big one"],
  ]);
});

test("a list that is written line by line keeps the comments of the entries that stay", () => {
  const edited = withScenario(HAND_WRITTEN, "agent:writer", {
    fallbacks: ["anthropic/claude-opus-5", "qwen/qwen-max"],
  });
  expect(edited).toContain("# cheap");
  expect(edited).toContain("- qwen/qwen-max # until March");
  expect(edited).not.toContain("    - anthropic/claude-haiku-5");
  expect(read(edited).scenarios["agent:writer"]?.fallbacks).toEqual([
    "anthropic/claude-opus-5",
    "qwen/qwen-max",
  ]);
});

test("a scenario that goes takes the comment above it along, and the one beside it", () => {
  const { "agent:writer": _, ...scenarios } = read(HAND_WRITTEN).scenarios;
  const edited = editTable(HAND_WRITTEN, { ...read(HAND_WRITTEN), scenarios });
  expect(edited).toBe(
    HAND_WRITTEN.replace(/ {2}# Writes at night\.\n[\s\S]*?(?= {2}agent:ops)/, ""),
  );
});

test("a scenario that is new stands below the others, and a new section at the end", () => {
  const base = read(HAND_WRITTEN);
  const scenarios = { ...base.scenarios, image: { primary: "openai/gpt-6-astra" } };
  const edited = editTable(HAND_WRITTEN, { ...base, scenarios, review: { approvals: 2 } });
  expect(edited).toBe(
    `${HAND_WRITTEN.replace("no safety net\n", "no safety net\n  image:\n    primary: openai/gpt-6-astra\n")}review:\n  approvals: 2\n`,
  );
});

test("lines that end as on Windows stay so, and so do new ones", () => {
  const text = HAND_WRITTEN.replaceAll("\n", "\r\n");
  const edited = withScenario(text, "image", { primary: "openai/gpt-6-astra" });
  expect(edited.replaceAll("\r\n", "")).not.toContain("\n");
  expect(read(edited).scenarios.image).toEqual({ primary: "openai/gpt-6-astra" });
});

test("a text without an end of its last line is edited too", () => {
  const edited = withScenario("scenarios:\n  default: { primary: a/one }", "image", {
    primary: "b/two",
  });
  expect(edited).toBe("scenarios:\n  default: { primary: a/one }\n  image:\n    primary: b/two");
});

test("a table in brackets, and a text that is no table, are written anew", () => {
  const table: RouteTable = { scenarios: { default: { primary: "b/two" } } };
  for (const text of ["", "{scenarios: {default: {primary: a/one}}}", "scenarios: [", "\t"]) {
    expect(editTable(text, table)).toBe("scenarios:\n  default:\n    primary: b/two\n");
  }
});

/** Above which lines a comment or an empty line is put, and behind which a comment. */
const decorations = fc.array(fc.constantFrom("none", "above", "behind", "empty"), {
  ...{ minLength: 1, maxLength: 40 },
});

function decorated(text: string, marks: readonly string[]): string {
  const lines = text.trimEnd().split("\n");
  return `${lines
    .flatMap((line, at) => {
      const mark = marks[at % marks.length];
      const indent = /^ */.exec(line)?.[0] ?? "";
      if (mark === "above") return [`${indent}# above ${at}`, line];
      if (mark === "behind") return [`${line}  # behind ${at}`];
      return mark === "empty" ? ["", line] : [line];
    })
    .join("\n")}\n`;
}

/** Lines that hold nothing of a changed place, nor a comment right above one. */
function untouched(text: string, base: RouteTable, target: RouteTable): string[] {
  const { placeOf } = parseTable(text);
  const lines = text.split("\n");
  const touched = new Set<number>();
  const paths = tableDifference(base, target).flatMap(({ path }) =>
    // A section goes with the last thing in it.
    path.length > 1 && plainTable(target)[path[0] as keyof RouteTable] === undefined
      ? [path, path.slice(0, 1)]
      : [path],
  );
  for (const path of paths) {
    const place = placeOf(path);
    if (place === null) continue;
    // What is not there yet is added below its section.
    for (let line = place.line; line <= place.endLine; line++) touched.add(line);
    for (let line = place.line - 1; lines[line - 1]?.trimStart().startsWith("#"); line--) {
      touched.add(line);
    }
  }
  return lines.filter((line, at) => line !== "" && !touched.has(at + 1));
}

test("what the difference of two tables says is what an edited text has in it", () => {
  fc.assert(
    fc.property(anyEdit, ([base, target]) => {
      const edited = read(editTable(newTable(base), target));
      const changes = tableDifference(base, edited);
      expect(canonicalTable(applyChanges(base, changes))).toBe(canonicalTable(target));
    }),
  );
});
