/** Pixels of a letter at 12 px, at most, and around the word. */
const LETTER_WIDTH = 6.4;
const AROUND = 10;

/** A bar in pixels from the left of its track, and the word that it would carry. */
export type WordedBar = { readonly left: number; readonly width: number; readonly text: string };

/** Where a word stands: on its bar, in the free room after it, or nowhere. */
export type BarText = "on" | "after" | null;

/** Places the words of one track of bars, given from left to right. No word covers another bar or leaves the track. */
export function placeBarTexts(bars: readonly WordedBar[], trackWidth: number): BarText[] {
  return bars.map(({ left, width, text }, at): BarText => {
    const need = text.length * LETTER_WIDTH + AROUND;
    if (width >= need) return "on";
    const end = bars[at + 1]?.left ?? trackWidth;
    return end - (left + width) >= need ? "after" : null;
  });
}
