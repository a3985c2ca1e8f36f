/** Stands in for our own address, which no link of another site can have. */
const OWN = "http://own.invalid";
const START = "/now";

/**
 * Where somebody goes on after signing in: a path of ours with its query, whatever stood in the link that
 * brought them. Anything that a browser would read as another site, and the doors themselves, is the start.
 *
 * @param next as it was in the address; below the base path, which it does not name.
 */
export function ownPath(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next) || !URL.canParse(next, OWN)) return START;
  const { origin, pathname, search, hash } = new URL(next, OWN);
  // Dots may have made a path of it that begins with two slashes.
  if (origin !== OWN || pathname.startsWith("//")) return START;
  if (pathname === "/" || /^\/(?:sign-in|enter|api|v1)(?:\/|$)/.test(pathname)) return START;
  return `${pathname}${search}${hash}`;
}
