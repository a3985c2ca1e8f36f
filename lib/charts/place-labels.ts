export type LabelWish = {
  readonly id: string /** Where the line ends, in pixels from the top. */;
  readonly y: number;
};
export type PlacedLabel = { readonly id: string; readonly y: number };

/**
 * Puts labels beside the ends of their lines without overlap, as near as they fit; `null` where
 * they do not fit at all and a legend has to take over.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  height: number,
  gap: number,
): PlacedLabel[] | null {
  if (wishes.length * gap > height) return null;
  const placed = [...wishes]
    .sort((a, b) => a.y - b.y)
    .map(({ id, y }) => ({ id, y: clamp(y, gap / 2, height - gap / 2) }));
  pushDown(placed, gap);
  pullUp(placed, height - gap / 2, gap);
  return placed;
}

function pushDown(labels: { y: number }[], gap: number) {
  for (let at = 1; at < labels.length; at += 1) {
    const [above, label] = [labels[at - 1], labels[at]];
    if (above && label) label.y = Math.max(label.y, above.y + gap);
  }
}

function pullUp(labels: { y: number }[], bottom: number, gap: number) {
  let limit = bottom;
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const label = labels[at];
    if (!label) continue;
    label.y = Math.min(label.y, limit);
    limit = label.y - gap;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
