import type { RequestSums } from "@/lib/contracts/downgrades";
import type { OutcomePattern } from "./outcome-look";

/** How a request was served, worst first; together they are all requests. Names as in the contract. */
export const SERVED_AS = [
  "exhausted",
  "silent",
  "downgraded",
  "unknown",
  "aborted",
  "primary",
] as const satisfies readonly (keyof RequestSums)[];
export type ServedAs = (typeof SERVED_AS)[number];

export type ServedLook = {
  readonly word: string;
  readonly meaning: string;
  readonly colour: string;
  readonly pattern: OutcomePattern | null;
};

/** One word, colour and pattern for each, the same on every screen. Colours: `components/ui/served-colours.css`. */
export const SERVED_LOOKS: Readonly<Record<ServedAs, ServedLook>> = {
  exhausted: {
    word: "exhausted",
    meaning: "Every candidate failed or was skipped: the caller got an error.",
    colour: "var(--served-exhausted)",
    pattern: null,
  },
  silent: {
    word: "silent",
    meaning: "Served by another model than the one asked for, and no record decides for it.",
    colour: "var(--served-silent)",
    pattern: { size: 6, path: "M0 0 6 6M0 6 6 0", width: 1.25 },
  },
  downgraded: {
    word: "by fallback",
    meaning: "Served by a fallback step of the chain.",
    colour: "var(--served-downgraded)",
    pattern: { size: 6, path: "M-1 7 7 -1M-1 1 1 -1M5 7 7 5", width: 1.25 },
  },
  unknown: {
    word: "end unknown",
    meaning: "No line tells how it ended.",
    colour: "var(--outcome-unknown)",
    pattern: { size: 4, path: "M-1 5 5 -1", width: 1.5 },
  },
  aborted: {
    word: "aborted",
    meaning: "The caller went away.",
    colour: "var(--outcome-aborted)",
    pattern: { size: 8, path: "M0 4 4 0M4 8 8 4", width: 2 },
  },
  primary: {
    word: "as asked",
    meaning: "Served by the model that was asked for.",
    colour: "var(--outcome-ok)",
    pattern: null,
  },
};
