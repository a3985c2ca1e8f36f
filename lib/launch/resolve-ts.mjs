import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * Preloaded into the web process, which serves all day: Node strips the types of our few files there by
 * itself and needs to be told only where `@/lib/x` and `./x` are. tsx, which does so elsewhere, would look
 * through every file of Next as well, and takes a second and 90 MB for it.
 */
const ROOT = new URL("../../", import.meta.url).href;
const OURS = `${ROOT}lib/`;

registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL?.startsWith(OURS) ? context.parentURL : undefined;
    const url = from === undefined ? null : placeOf(specifier, from);
    return next(url !== null && existsSync(fileURLToPath(url)) ? url : specifier, context);
  },
});

/** @param {string} specifier @param {string} from */
function placeOf(specifier, from) {
  if (specifier.startsWith("@/")) return `${ROOT}${specifier.slice(2)}.ts`;
  return /^\.\.?\//.test(specifier) ? `${new URL(specifier, from).href}.ts` : null;
}
