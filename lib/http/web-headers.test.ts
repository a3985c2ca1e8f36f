import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TOAST_STYLE_HASHES, webHeaders } from "./web-headers";

test("the style sheet that the toasts' package puts into pages is the one that the policy allows", () => {
  const source = readFileSync("node_modules/sonner/dist/index.mjs", "utf8");
  const [, literal = '""'] = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source) ?? [];
  const styles = ["", JSON.parse(literal) as string];
  const hashes = styles.map((css) => createHash("sha256").update(css).digest("base64"));
  expect(TOAST_STYLE_HASHES).toEqual(hashes.map((hash) => `'sha256-${hash}'`));
});

test("only Next's development server may evaluate strings and write styles of its own", () => {
  const policy = (development: boolean) =>
    webHeaders({ nonce: "n", https: false, development })["Content-Security-Policy"] ?? "";
  expect(policy(true)).toMatch(/'unsafe-eval'.*style-src 'self' 'unsafe-inline'.*ws:/);
  expect(policy(false)).not.toMatch(/'unsafe-eval'|ws:|style-src 'self' 'unsafe-inline'/);
});
