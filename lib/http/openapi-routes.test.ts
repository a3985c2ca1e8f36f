import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openapiDocument } from "./openapi-document";

const root = join(import.meta.dirname, "../..");

test("every route about route tables is in the document with its methods, and the document has no other", () => {
  const served = globSync("app/api/v1/routes/**/route.ts", { cwd: root }).flatMap((file) => {
    const path = file
      .replace(/^app/, "")
      .replace(/\/route\.ts$/, "")
      .replace(/\[(\w+)\]/g, "{$1}");
    const code = readFileSync(join(root, file), "utf8");
    return Array.from(
      code.matchAll(/export const (GET|POST|PUT|DELETE)\b/g),
      ([, method]) => `${method} ${path}`,
    );
  });
  const documented = Object.entries(openapiDocument("").paths ?? {})
    .filter(([path]) => /^\/api\/v1\/routes\b/.test(path))
    .flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
  expect(served.length).toBeGreaterThan(20);
  expect(documented.toSorted()).toEqual(served.toSorted());
});

test("what stands in a path is a parameter of that path", () => {
  for (const [path, item] of Object.entries(openapiDocument("").paths ?? {})) {
    if (!path.startsWith("/api/v1/routes")) continue;
    const named = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    for (const operation of Object.values(item ?? {})) {
      const { parameters = [] } = operation as { parameters?: { in: string; name: string }[] };
      const told = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      expect([path, told.toSorted()]).toEqual([path, named.toSorted()]);
    }
  }
});
