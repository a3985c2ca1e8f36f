import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openapiDocument } from "./openapi-document";

const root = join(import.meta.dirname, "../..");

test("every route about people is in the document with its methods, and the document has no other", () => {
  const routes = ["auth/**", "v1/account/**", "v1/entry/**", "v1/people/**", "v1/me/**"].flatMap(
    (folder) => globSync(`app/api/${folder}/route.ts`, { cwd: root }),
  );
  const served = routes.flatMap((file) => {
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
    .filter(([path]) => /^\/api\/(?:auth|v1\/(?:account|entry|people|me)\b)/.test(path))
    .flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
  expect(served.length).toBeGreaterThan(15);
  expect(documented.toSorted()).toEqual([...new Set(served)].toSorted());
});
