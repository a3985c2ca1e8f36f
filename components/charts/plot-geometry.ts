/** Where the plot lies in its panel, fixed so that drawing, crosshair, hatching and labels agree without measuring. */
export const PLOT = { left: 48, top: 8, height: 156, axis: 24 } as const;

/** Height of a name that is a link: less is hard to hit (WCAG 2.2, 2.5.8). */
export const LABEL_HEIGHT = 24;

/** Names may reach down beside the axis, so that a line along zero is named at its height. */
export const LABELS_HEIGHT = PLOT.height + PLOT.axis / 2;

/** Room for labels beside the lines; none where the panel is too narrow for them. */
export function labelGutter(width: number): number {
  return width >= 560 ? 168 : 8;
}

export function plotWidth(width: number): number {
  return Math.max(0, width - PLOT.left - labelGutter(width));
}
