import { readFileSync } from "node:fs";
import { Refusal } from "./refusal.mjs";
import { modulePath, ROOT } from "./root.mjs";
import { runChild } from "./run-child.mjs";

/** Installs with `npm ci`, unless node_modules already holds what the lockfile says. */
export async function installIfChanged() {
  const locked = packagesOf(`${ROOT}/package-lock.json`);
  if (locked === null) {
    throw new Refusal(
      "package-lock.json is missing or unreadable: restore it with git checkout package-lock.json.",
    );
  }
  if (agree(locked, packagesOf(modulePath(".package-lock.json")))) return;
  console.log("Installing the packages with npm ci; the first time this takes a minute or two.");
  const code = await npm(["ci", "--include=dev", "--include=optional", "--loglevel=error"]);
  if (code !== 0)
    throw new Refusal("npm ci failed: read its message above, then run the command again.", code);
}

/**
 * npm writes node_modules/.package-lock.json last, so it is also the stamp of a completed install.
 * Packages of other platforms are locked but not installed; they are all optional.
 *
 * @param {Record<string, Locked>} locked
 * @param {Record<string, Locked> | null} installed
 */
export function agree(locked, installed) {
  if (installed === null) return false;
  const missing = Object.entries(locked).some(
    ([path, entry]) => path !== "" && !entry.optional && !(path in installed),
  );
  return (
    !missing && Object.entries(installed).every(([path, entry]) => isSame(entry, locked[path]))
  );
}

/** @typedef {{ version?: string; integrity?: string; optional?: boolean }} Locked */

/** @param {Locked} one @param {Locked | undefined} other */
function isSame(one, other) {
  return (
    one.version === other?.version && one.integrity === other?.integrity && other !== undefined
  );
}

/** @returns {Record<string, Locked> | null} */
function packagesOf(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

function npm(/** @type {string[]} */ args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return runChild(process.execPath, [script, ...args]);
  return runChild("npm", args, { shell: process.platform === "win32" });
}
