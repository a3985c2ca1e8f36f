import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const [, checklist = ""] = readFileSync(join(root, "docs/security.md"), "utf8").split("## OWASP");
const rows = checklist
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(" | ").at(-1)?.replace(/ \|$/, "") ?? "");

test("the checklist has rows of every chapter that it names", () => {
  const chapters = checklist.split("\n### ").slice(1);
  expect(chapters.length).toBeGreaterThan(10);
  for (const chapter of chapters) expect(chapter).toMatch(/^\| \d/m);
});

test("every row of the checklist has its tests, which are there under that title, or a reason", () => {
  const wrong = rows.flatMap((row) => {
    if (/^Reason: \S/.test(row)) return [];
    return row.split("<br>").filter((entry) => !isTest(entry));
  });
  expect(wrong).toEqual([]);
});

/** A `file` › title. The title may be the beginning of a longer one. */
function isTest(entry: string): boolean {
  const [, file = "", title = ""] = /^`([^`]+)` › (.+)$/.exec(entry) ?? [];
  if (title === "" || !existsSync(join(root, file))) return false;
  return readFileSync(join(root, file), "utf8").includes(title);
}
