import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** For each layer: a file in it, what it may import, and what it may not. */
const LAYERS: [file: string, allowed: string[], forbidden: string[]][] = [
  [
    "lib/core/x.ts",
    ["./y", "@/lib/core/y/z"],
    ["zod", "node:fs", "date-fns", "@/lib/contracts/y", "@/db/y", "../launch/y"],
  ],
  [
    "lib/contracts/x.ts",
    ["@/lib/core/y", "zod", "zod-openapi"],
    ["node:fs", "next", "@/db/y", "@/lib/services/y", "@/lib/client/y"],
  ],
  [
    "lib/charts/x.ts",
    ["@/lib/core/y", "@/lib/contracts/y", "date-fns", "@date-fns/tz"],
    ["react", "recharts", "node:fs", "@/lib/client/y", "@/components/y", "@/db/y"],
  ],
  [
    "lib/client/x.ts",
    ["@/lib/core/y", "@/lib/contracts/y", "@tanstack/react-query"],
    ["node:fs", "@/db/y", "@/lib/services/y", "@/components/y"],
  ],
  ["lib/sample/x.ts", ["@/lib/core/y"], ["node:fs", "@/db/y", "@/lib/ingest/y"]],
  ["lib/sample/write-x.ts", ["node:fs/promises"], ["@/db/y", "zod"]],
  ["lib/files/x.ts", ["@/lib/core/y", "json5", "node:fs"], ["zod", "@/db/y", "@/lib/ingest/y"]],
  ["lib/log/x.ts", ["@/lib/core/y", "pino"], ["node:fs", "zod", "@/db/y", "@/lib/ingest/y"]],
  [
    "lib/otlp/x.ts",
    ["./y", "@/lib/core/y", "@bufbuild/protobuf"],
    ["node:fs", "zod", "@/db/y", "@/lib/services/y", "@/lib/http/y"],
  ],
  [
    "db/x.ts",
    ["@/lib/core/y", "@/lib/contracts/y", "drizzle-orm/sqlite-core", "better-sqlite3", "node:path"],
    ["next", "chokidar", "@/lib/ingest/y", "@/lib/services/y", "@/app/y"],
  ],
  [
    "lib/auth/x.ts",
    ["@/lib/core/y", "@/db/y", "better-auth", "better-auth/plugins", "node:crypto"],
    ["drizzle-orm", "better-sqlite3", "zod", "@/lib/services/y", "@/lib/http/y", "next/headers"],
  ],
  [
    "lib/yaml/x.ts",
    ["./y", "@/lib/core/y", "@/lib/contracts/y", "yaml"],
    ["node:fs", "@/db/y", "@/lib/services/y", "@/lib/charts/y", "react"],
  ],
  [
    "lib/git/x.ts",
    ["./y", "@/lib/core/y", "isomorphic-git", "diff", "node:fs/promises"],
    ["zod", "@/db/y", "@/lib/services/y", "drizzle-orm"],
  ],
  [
    "lib/ingest/routes-x.ts",
    ["@/db/y", "@/lib/services/y", "@/lib/git/y", "@/lib/charts/y", "./y", "node:fs"],
    ["drizzle-orm", "isomorphic-git", "@/lib/http/y", "@/lib/launch/y", "react"],
  ],
  [
    "lib/ingest/x.ts",
    ["@/db/y", "@/lib/sample/y", "@/lib/log/y", "chokidar", "node:fs"],
    [
      "drizzle-orm",
      "better-sqlite3",
      "better-auth",
      "@/lib/auth/y",
      "@/lib/services/y",
      "@/lib/http/y",
      "react",
      "../http/y",
    ],
  ],
  [
    "lib/services/x.ts",
    ["@/db/y", "@/lib/contracts/y", "@/lib/auth/y", "@/lib/git/y"],
    [
      "drizzle-orm",
      "better-auth",
      "isomorphic-git",
      "next/server",
      "@/lib/http/y",
      "@/lib/ingest/y",
      "@/components/y",
    ],
  ],
  [
    "lib/http/x.ts",
    ["@/lib/services/y", "@/lib/otlp/y", "@/lib/launch/web-log", "zod", "next/server"],
    [
      "@/db/y",
      "@/lib/auth/y",
      "better-auth/plugins",
      "drizzle-orm",
      "@/lib/ingest/y",
      "@/components/y",
      "react",
    ],
  ],
  [
    "components/x.tsx",
    ["@/lib/client/y", "@/lib/charts/y", "@base-ui/react/dialog", "next/link"],
    ["@/db/y", "@/lib/services/y", "@/lib/http/y", "@/lib/ingest/y", "@/app/y", "node:fs"],
  ],
  [
    "app/(console)/now/page.tsx",
    ["@/components/y", "@/lib/client/y", "@/lib/services/y", "@/lib/launch/y", "./search-params"],
    ["@/db/y", "@/lib/http/y", "@/lib/ingest/y", "better-sqlite3", "node:fs"],
  ],
  [
    "app/api/v1/x/[id]/route.ts",
    ["@/lib/http/y", "@/lib/services/y", "@/lib/contracts/y"],
    ["@/db/y", "@/components/y", "@/lib/client/y", "@/lib/ingest/y", "drizzle-orm"],
  ],
  [
    "lib/launch/x.ts",
    ["@/db/y", "@/lib/ingest/y", "@/lib/auth/y", "pino"],
    ["drizzle-orm", "better-sqlite3", "better-auth"],
  ],
  ["lib/launch/x.mjs", ["./y.mjs", "node:fs"], ["zod", "@/lib/core/y", "../core/y"]],
  ["tests/x.test.ts", ["@/db/y", "@/lib/core/y", "vitest"], ["better-sqlite3"]],
];

const root = resolve(import.meta.dirname, "..");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "signalbox-layers-")));
let refused: Set<string>;

beforeAll(() => {
  cpSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const [file, allowed, forbidden] of LAYERS) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), [...allowed, ...forbidden].map(importLine).join(""));
  }
  refused = refusedImports(folder);
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true }));

test.each(LAYERS)("%s imports what its layer may, and the linter refuses the rest", (...layer) => {
  const [file, allowed, forbidden] = layer;
  const specifiers = [...allowed, ...forbidden];
  expect(specifiers.filter((_, index) => refused.has(`${file}:${index + 1}`))).toEqual(forbidden);
});

function importLine(specifier: string) {
  return `import ${JSON.stringify(specifier)};\n`;
}

/** As `file:line`. */
function refusedImports(cwd: string) {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [
    "lint",
    "--vcs-enabled=false",
    "--only=style/noRestrictedImports",
    "--max-diagnostics=none",
    "--reporter=github",
  ];
  const run = spawnSync(process.execPath, [biome, ...args], { cwd, encoding: "utf8" });
  const found = run.stdout.matchAll(/^::error .*noRestrictedImports,file=([^,]+),line=(\d+)/gm);
  return new Set(Array.from(found, ([, file = "", line]) => `${relative(cwd, file)}:${line}`));
}
