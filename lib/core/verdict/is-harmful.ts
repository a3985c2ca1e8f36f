/** Users feel these; the others are worth knowing, and may never be felt. */
const HARMFUL: ReadonlySet<string> = new Set(["key_out", "silent", "left_behind"]);

/** Whether something is failing while a notice of this kind lasts. */
export function isHarmful({ kind }: { readonly kind: string }): boolean {
  return HARMFUL.has(kind);
}
