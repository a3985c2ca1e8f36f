import { COMMON_WORDS } from "./common-words";

/** Of a character that nothing explains. */
const CHARACTER_BITS = 4.5;
/** Of a run such as "aaaa", "4567" or "poiuy": where it starts, how long it is, which way it goes. */
const RUN_BITS = 6;
const YEAR_BITS = 6;
/** For knowing that a known text is used. */
const OWN_BITS = 1;
/** For writing a word otherwise: capitals, "3" for "e". */
const DISGUISE_BITS = 2;
const LEAST_RUN = 3;
const LONGEST_WORD = 24;
/** A password is limited to 256; what stands behind cannot make it weaker. */
const MOST_LENGTH = 256;

/** Always there: what everybody would try here. */
const OWN_WORDS = ["signalbox", "openclaw", "gateway", "administrator"];

const KEYBOARD_ROWS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1234567890",
  "abcdefghijklmnopqrstuvwxyz",
];

const PLAIN: Readonly<Record<string, string>> = {
  ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g" },
  ...{ "@": "a", $: "s", "!": "i", "+": "t", "|": "l" },
};

/** Bits of each common word: the commoner, the fewer. */
const WORD_BITS = new Map(COMMON_WORDS.map((word, index) => [word, Math.log2(index + 1) + 1]));

/**
 * About how many guesses, as a power of two, a program needs that tries common passwords, words, runs on the
 * keyboard, years and what it knows of the owner, put together. The cheapest way to make the password of such
 * pieces counts (after D. Wheeler, "zxcvbn", USENIX Security 2016, in small).
 */
export function guessBits(password: string, about: readonly string[]): number {
  const text = [...password].slice(0, MOST_LENGTH).join("");
  const lower = text.toLowerCase();
  const plain = plainOf(lower);
  const own = new Set([...OWN_WORDS, ...about.flatMap(ownParts)]);
  const least = [0];
  for (let end = 1; end <= text.length; end++) {
    let bits = (least[end - 1] ?? 0) + CHARACTER_BITS;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const piece = pieceBits(text, lower, plain, own, start, end);
      if (piece !== null) bits = Math.min(bits, (least[start] ?? 0) + piece);
    }
    for (const from of runsTo(lower, end)) bits = Math.min(bits, (least[from] ?? 0) + RUN_BITS);
    for (const from of repeatsTo(lower, end)) bits = Math.min(bits, (least[from] ?? 0) + OWN_BITS);
    least.push(bits);
  }
  return least.at(-1) ?? 0;
}

/** Of a word, an own word or a year; `null`: it is none. */
function pieceBits(
  text: string,
  lower: string,
  plain: string,
  own: ReadonlySet<string>,
  start: number,
  end: number,
): number | null {
  const word = lower.slice(start, end);
  const undisguised = plain.slice(start, end);
  const changed = text.slice(start, end) === word ? 0 : DISGUISE_BITS;
  const candidates = [
    bitsOf(word, own, changed),
    bitsOf(undisguised, own, DISGUISE_BITS),
    /^(?:19|20)\d\d$/.test(word) ? YEAR_BITS : null,
  ].filter((bits) => bits !== null);
  return candidates.length === 0 ? null : Math.min(...candidates);
}

function bitsOf(word: string, own: ReadonlySet<string>, extra: number): number | null {
  const bits = own.has(word) ? OWN_BITS : WORD_BITS.get(word);
  return bits === undefined ? null : bits + extra;
}

function plainOf(lower: string): string {
  return Array.from({ length: lower.length }, (_, index) => {
    const character = lower.charAt(index);
    return PLAIN[character] ?? character;
  }).join("");
}

/** Words of an e-mail address or a name, and the whole of it. */
function ownParts(text: string): string[] {
  const lower = text.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}]+/u)].filter(({ length }) => length >= 3);
}

/** Where runs begin that end here: one character again and again, or a way along a row of keys. */
function runsTo(text: string, end: number): number[] {
  const starts: number[] = [];
  for (const step of [stepOf(text, end - 1)]) {
    if (step === null) continue;
    let start = end - 1;
    while (start > 0 && stepOf(text, start) === step) start--;
    for (let from = start; from <= end - LEAST_RUN; from++) starts.push(from);
  }
  return starts;
}

/** How a character follows from the one before: "again", or a direction in a row; `null`: it does not. */
function stepOf(text: string, index: number): string | null {
  const before = text.charAt(index - 1);
  const here = text.charAt(index);
  if (before === "" || here === "") return null;
  if (before === here) return "again";
  for (const [row, keys] of KEYBOARD_ROWS.entries()) {
    const a = keys.indexOf(before);
    const b = keys.indexOf(here);
    if (a >= 0 && b >= 0 && Math.abs(a - b) === 1) return `${row} ${b - a}`;
  }
  return null;
}

/** Where a piece begins that ends here and stood directly before it already: "summersummer". */
function repeatsTo(text: string, end: number): number[] {
  const starts: number[] = [];
  for (let length = 2; length * 2 <= end; length++) {
    const start = end - length;
    if (text.slice(start, end) === text.slice(start - length, start)) starts.push(start);
  }
  return starts;
}
