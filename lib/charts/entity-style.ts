/** Hues for entities (`--entity-1` …); the rest of what tells lines apart is their dash and their label. */
export const ENTITY_HUES = 8;
export const ENTITY_DASHES = ["", "6 3", "2 3", "8 3 2 3"] as const;

export type EntityStyle = { readonly hue: number; readonly dash: string };

/**
 * Gives each name a hue and a dash that depend on the name, not on its place: the same provider
 * looks the same on every chart and under every filter. Only names that meet in one slot move on.
 */
export function entityStyles(names: readonly string[]): ReadonlyMap<string, EntityStyle> {
  const slots = ENTITY_HUES * ENTITY_DASHES.length;
  const taken = new Set<number>();
  const styles = new Map<string, EntityStyle>();
  for (const name of [...new Set(names)].sort()) {
    const home = hash(name) % ENTITY_HUES;
    let slot = home;
    // Another hue first, another dash when all hues are used.
    for (let tries = 0; tries < slots && taken.has(slot); tries += 1) {
      const round = Math.floor((tries + 1) / ENTITY_HUES);
      slot = ((home + tries + 1) % ENTITY_HUES) + round * ENTITY_HUES;
    }
    taken.add(slot);
    styles.set(name, {
      hue: (slot % ENTITY_HUES) + 1,
      dash: ENTITY_DASHES[Math.floor(slot / ENTITY_HUES)] ?? "",
    });
  }
  return styles;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
