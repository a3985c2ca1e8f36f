import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "@/lib/launch/settings.mjs";

const text = readFileSync(join(import.meta.dirname, "../docs/operations.md"), "utf8");

test("the table of variables in the operations guide has each one that is read, with its default", () => {
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` \|[^|]*\| ([^|]*?) ?\|/gm)];
  expect(Object.fromEntries(rows.map(([, name, value]) => [name, value]))).toEqual(
    DEFAULT_SETTINGS,
  );
});
