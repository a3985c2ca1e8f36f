/**
 * How well a text answers what was typed; `null`: not at all. Every word that was typed must be found,
 * in any order: at best at the start of the text, then at the start of a word, then anywhere, and at
 * worst as letters in their order with gaps. Case does not count.
 */
export function searchScore(typed: string, text: string): number | null {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const within = text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const score = wordScore(word, within);
    if (score === null) return null;
    sum += score;
  }
  // Of two equally good ones the shorter says more of it.
  return sum - within.length / 10_000;
}

function wordScore(word: string, text: string): number | null {
  const at = text.indexOf(word);
  if (at === 0) return 4;
  if (at > 0) return /[^\p{L}\p{N}]/u.test(text[at - 1] ?? "") ? 3 : 2;
  return isScattered(word, text) ? 1 : null;
}

/** One or two letters are scattered over nearly every text. */
function isScattered(word: string, text: string): boolean {
  if (word.length < 3) return false;
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
