import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { distDirOf, tsconfigOf } from "./dist-dir.mjs";
import { Refusal } from "./refusal.mjs";
import { modulePath, ROOT } from "./root.mjs";
import { runChild } from "./run-child.mjs";
import { basePathOf } from "./settings.mjs";

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
  "tsconfig.json",
];

/**
 * Builds with `next build`, unless the sources are those of the last complete build for this base path,
 * which becomes part of what is built: next.config.mjs takes it from SIGNALBOX_URL. `url` is that one.
 */
export async function buildIfChanged(/** @type {string} */ node, /** @type {string} */ url) {
  const basePath = basePathOf(url);
  const stamp = join(ROOT, distDirOf(basePath), "signalbox-sources");
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  rmSync(stamp, { force: true });
  if (basePath !== "") writeTsconfig(basePath);
  const below = basePath === "" ? "" : ` below ${basePath}`;
  console.log(`Building the screens${below} with next build; this takes about a minute.`);
  const code = await runChild(node, [modulePath("next/dist/bin/next"), "build"], {
    env: { NODE_ENV: "production", SIGNALBOX_URL: url },
  });
  if (code !== 0) throw new Refusal("next build failed: read its message above.", code);
  writeFileSync(stamp, sources);
}

function writeTsconfig(/** @type {string} */ basePath) {
  mkdirSync(join(ROOT, ".next"), { recursive: true });
  const compilerOptions = { paths: { "@/*": ["../*"] } };
  const tsconfig = { extends: "../tsconfig.json", compilerOptions, include: ["../**/*.ts"] };
  writeFileSync(join(ROOT, tsconfigOf(basePath)), JSON.stringify(tsconfig));
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
