import { glob, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, matchesGlob } from "node:path";

export type CoveredFile = {
  readonly path: string;
  /** The name says that the file was put aside: nobody writes to it any more. */
  readonly rotated: boolean;
};

const GLOB_MARKS = /[*?[\]{}]/;
/** `openclaw-2026-11-22.log`: the Gateway begins another such file every day. */
const DATED = /^(.*?)(\d{4}-\d{2}-\d{2})(\.[^.]+)$/;
/** `name.3.log`: how a Gateway names what it put aside, newest first; logrotate: `name.log.3`, `name.log-20261122`. */
const NUMBERED = /^(.+)\.(\d{1,4})(\.[A-Za-z]+)$/;
const APPENDED = /^(.+\.[A-Za-z]+)[.-](\d{1,4}|\d{8}(?:-?\d{1,10})?)$/;

/**
 * The files that a source covers and that are there, in the order in which they were written as far as
 * names tell. A path covers itself, what was put aside under its name, gzipped or not, and if it has a
 * date, the same of later dates. A glob covers what it matches, with what was put aside of it.
 */
export async function coveredFiles(pattern: string): Promise<CoveredFile[]> {
  const named = (await isGlob(pattern)) ? await matchesOf(pattern) : await namedBy(pattern);
  const found = new Map<string, CoveredFile & Age>();
  for (const path of named) {
    for (const name of await namesIn(dirname(path))) {
      const age = ageOf(name, basename(path));
      const file = join(dirname(path), name);
      const known = found.get(file);
      // A glob may match what was put aside itself; what it is put aside of says more.
      if (age !== null && (known === undefined || age.rotation !== null)) {
        found.set(file, { path: file, rotated: age.rotation !== null, ...age });
      }
    }
  }
  return [...found.values()].toSorted(byAge).map(({ path, rotated }) => ({ path, rotated }));
}

/** The folders in which new files of a source turn up. */
export function foldersOf(pattern: string): string[] {
  const fixed = GLOB_MARKS.test(pattern) ? pattern.slice(0, pattern.search(GLOB_MARKS)) : pattern;
  return [fixed.endsWith("/") ? fixed.slice(0, -1) || "/" : dirname(fixed)];
}

/** Whether a source covers a file, as far as the name of the file tells. */
export function mayCover(pattern: string, path: string): boolean {
  const name = basename(path);
  const base = basename(pattern);
  const named = ageOf(name, base) !== null || isLater(name, base);
  if (named && dirname(path) === dirname(pattern)) return true;
  return matchesGlob(path, pattern) || matchesGlob(putAsideOf(path), pattern);
}

/** The name under which a file was written that was put aside; its own where it was not. */
function putAsideOf(path: string): string {
  const plain = path.endsWith(".gz") ? path.slice(0, -3) : path;
  const [, stem, , extension] = NUMBERED.exec(plain) ?? [];
  if (stem !== undefined) return `${stem}${extension}`;
  return APPENDED.exec(plain)?.[1] ?? plain;
}

/** True for the same name with a later date, or what was put aside of it. */
function isLater(name: string, base: string): boolean {
  const [, before, date, after] = DATED.exec(base) ?? [];
  const [, otherBefore, otherDate, otherAfter] = DATED.exec(putAsideOf(name)) ?? [];
  if (date === undefined || otherDate === undefined) return false;
  return otherBefore === before && otherAfter === after && otherDate > date;
}

type Age = { readonly base: string; readonly rotation: string | null };

/** What `base` was put aside as; its own name is the newest. `null`: another file. */
function ageOf(name: string, base: string): Age | null {
  if (name === base) return { base, rotation: null };
  const plain = name.endsWith(".gz") ? name.slice(0, -3) : name;
  const [, stem, number, extension] = NUMBERED.exec(plain) ?? [];
  if (number !== undefined && `${stem}${extension}` === base) return { base, rotation: number };
  const [, original, suffix] = APPENDED.exec(plain) ?? [];
  if (suffix !== undefined && original === base) return { base, rotation: suffix };
  return null;
}

/** By name, and of each name the oldest first: a higher number, but an earlier date. */
function byAge(a: Age, b: Age): number {
  if (a.base !== b.base) return a.base < b.base ? -1 : 1;
  if (a.rotation === null || b.rotation === null) {
    return Number(a.rotation === null) - Number(b.rotation === null);
  }
  const dated = [a, b].map(({ rotation }) => (rotation ?? "").length >= 8);
  if (dated[0] !== dated[1]) return dated[0] ? -1 : 1;
  const older = Number(a.rotation) - Number(b.rotation);
  return dated[0] ? older : -older;
}

async function isGlob(pattern: string): Promise<boolean> {
  if (!GLOB_MARKS.test(pattern)) return false;
  // A name may hold brackets.
  return stat(pattern).then(
    () => false,
    () => true,
  );
}

async function matchesOf(pattern: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const found of glob(pattern, { withFileTypes: true })) {
    if (!found.isDirectory()) paths.push(join(found.parentPath, found.name));
  }
  return paths.toSorted();
}

/** A path, and where its name has a date, the same name with later ones. */
async function namedBy(path: string): Promise<string[]> {
  if (!DATED.test(basename(path))) return [path];
  const later = (await namesIn(dirname(path))).filter(
    (name) => DATED.test(name) && isLater(name, basename(path)),
  );
  return [path, ...later.toSorted().map((name) => join(dirname(path), name))];
}

/** Names in a folder; none where it is not there. Other errors are those of the file system. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
}
