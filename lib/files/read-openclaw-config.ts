import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import {
  type ConfigText,
  type ResolvedConfig,
  resolveOpenclawConfig,
} from "./resolve-openclaw-config";

/** OpenClaw takes no larger include. */
const LARGEST_BYTES = 2 * 1024 * 1024;

/**
 * The `openclaw.json` at `path` with its includes. Nothing outside of its folder is read, also not
 * through a link; an include that OpenClaw itself admits by `OPENCLAW_INCLUDE_ROOTS` is refused here.
 */
export function readOpenclawConfig(path: string): ResolvedConfig {
  const folder = dirname(resolve(path));
  // The configuration itself may be a link: the folder that counts is the one it was named in.
  const main = basename(path);
  return resolveOpenclawConfig(main, (file) => readBelow(folder, file, file === main));
}

function readBelow(folder: string, file: string, isMain: boolean): ConfigText {
  try {
    const real = realpathSync(join(folder, file));
    if (!isMain && !isBelow(realpathSync(folder), real)) return { kind: "outside" };
    return readBounded(real);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { kind: code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unreadable" };
  }
}

/** The size is that of the file that is read: it cannot be another one in between. */
function readBounded(path: string): ConfigText {
  // A pipe in the place of a file must not keep us waiting.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { kind: "unreadable" };
    if (stat.size > LARGEST_BYTES) return { kind: "too_large" };
    return { kind: "text", text: readFileSync(descriptor, "utf8") };
  } finally {
    closeSync(descriptor);
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`);
}
