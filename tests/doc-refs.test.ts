import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const documents = globSync("**/*.md", { cwd: root, exclude: isElsewhere });

test("every path of this project that a document names exists", () => {
  const missing = documents.flatMap((document) =>
    pathsIn(readFileSync(join(root, document), "utf8"))
      .filter((path) => !resolves(document, path))
      .map((path) => `${document}: ${path}`),
  );
  expect(missing).toEqual([]);
});

/** `code spans` that begin in a folder of ours, and the targets of local links. */
function pathsIn(markdown: string) {
  const spans = markdown.matchAll(
    /`((?:\.ci|app|bench|components|db|docs|lib|public|tests)\/[^`\s]*)`/g,
  );
  const links = markdown.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g);
  return [...spans, ...links].map(([, path = ""]) => path).filter((path) => !/[<>*…{}]/.test(path));
}

function resolves(document: string, path: string) {
  return existsSync(join(root, path)) || existsSync(join(root, dirname(document), path));
}

function isElsewhere(path: string) {
  return /(^|\/)(node_modules|\.next|\.git|data|test-results|playwright-report)(\/|$)/.test(path);
}
