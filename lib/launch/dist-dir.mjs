/**
 * Where the build for a base path is kept, from the project's folder: each has its own, so that none is served
 * for another. Building the one for "" takes all others away.
 *
 * @param {string} basePath "" or such as "/signalbox"
 */
export function distDirOf(basePath) {
  return basePath === "" ? ".next" : `.next/below${basePath.replaceAll("/", "+")}`;
}

/**
 * What `next build` takes for tsconfig.json and writes its folder into: the real one is that of `.next`.
 *
 * @param {string} basePath
 */
export function tsconfigOf(basePath) {
  return basePath === "" ? "tsconfig.json" : ".next/tsconfig.below.json";
}
