import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.mjs";
import { modulePath, ROOT } from "./root.mjs";
import { runChild } from "./run-child.mjs";

const SOURCES = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "proxy.ts",
  "tsconfig.json",
];
const STAMP = join(ROOT, ".next/signalbox-sources");

/** Builds with `next build`, unless the sources are those of the last complete build. */
export async function buildIfChanged(/** @type {string} */ node) {
  const sources = hashSources();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
  rmSync(STAMP, { force: true });
  console.log("Building the screens with next build; this takes about a minute.");
  const code = await runChild(node, [modulePath("next/dist/bin/next"), "build"], {
    env: { NODE_ENV: "production" },
  });
  if (code !== 0) throw new Refusal("next build failed: read its message above.", code);
  writeFileSync(STAMP, sources);
}

function hashSources() {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap(filesUnder)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** @returns {string[]} */
function filesUnder(/** @type {string} */ path) {
  if (!existsSync(join(ROOT, path)) || /\.test\.tsx?$/.test(path)) return [];
  if (statSync(join(ROOT, path)).isFile()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}
