export const RELEASES = ["2026.6", "2026.7", "2026.8", "2026.9"] as const;
export type Release = (typeof RELEASES)[number];

/** The releases that the shape of the lines leaves possible; `null` while no line has said anything. */
export type ReleaseGuess = { readonly oldest: Release; readonly newest: Release } | null;

/** What one line says: at least, or at most, a release. */
export type ReleaseHint = { readonly oldest: Release; readonly newest: Release };

export const SINCE_2026_9: ReleaseHint = { oldest: "2026.9", newest: "2026.9" };
export const SINCE_2026_8: ReleaseHint = { oldest: "2026.8", newest: "2026.9" };
export const SINCE_2026_7: ReleaseHint = { oldest: "2026.7", newest: "2026.9" };
export const UNTIL_2026_8: ReleaseHint = { oldest: "2026.6", newest: "2026.8" };
export const UNTIL_2026_7: ReleaseHint = { oldest: "2026.6", newest: "2026.7" };
export const ONLY_2026_6: ReleaseHint = { oldest: "2026.6", newest: "2026.6" };

/**
 * Narrows what is known by one more line. A hint that contradicts what is known means that another
 * release writes the file now (an upgrade, a downgrade): the hint alone stands.
 */
export function narrowRelease(known: ReleaseGuess, hint: ReleaseHint | null): ReleaseGuess {
  if (hint === null) return known;
  if (known === null) return { oldest: hint.oldest, newest: hint.newest };
  const oldest = hint.oldest > known.oldest ? hint.oldest : known.oldest;
  const newest = hint.newest < known.newest ? hint.newest : known.newest;
  if (oldest > newest) return { oldest: hint.oldest, newest: hint.newest };
  if (oldest === known.oldest && newest === known.newest) return known;
  return { oldest, newest };
}

/** "2026.9", "2026.6 to 2026.8", or `null` where nothing is known. */
export function releaseName(guess: ReleaseGuess): string | null {
  if (guess === null) return null;
  return guess.oldest === guess.newest ? guess.oldest : `${guess.oldest} to ${guess.newest}`;
}
