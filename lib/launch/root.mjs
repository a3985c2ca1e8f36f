import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** @param {string} path inside node_modules */
export function modulePath(path) {
  return join(ROOT, "node_modules", path);
}
