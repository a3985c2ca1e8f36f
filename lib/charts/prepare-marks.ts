import type { MarkWire } from "@/lib/contracts/marks";
import type { MarkKind } from "@/lib/core/intervention/mark";
import type { TimeRange } from "@/lib/core/time/range";
import { formatCounted } from "./format-number";
import { countMarks, MARK_WORDS } from "./mark-words";

/** Pixels of a flag without a word: as small as a finger can hit (WCAG 2.2, 2.5.8). */
export const FLAG_WIDTH = 24;
/** Pixels between two poles, at least. */
const POLE_GAP = 6;
/** Pixels of a letter on a flag, at least. */
const LETTER_WIDTH = 6.6;

/** Marks that stand so near to each other that they share a flag. */
export type MarkFlag = {
  readonly id: string;
  /** Left edge of the flag, in pixels from that of the plot. */
  readonly left: number;
  /** Where each mark stands in time, in pixels; several at one place are one. */
  readonly poles: readonly number[];
  /** Oldest first. */
  readonly marks: readonly [MarkWire, ...MarkWire[]];
  /** Of all of them; `null`: they differ. */
  readonly kind: MarkKind | null;
  /** Whether any of them is a manual intervention. */
  readonly intervention: boolean;
  /** Beside the icon; `null` where there is no room for it. */
  readonly word: string | null;
  /** What the flag says to who cannot see it: "1 restart", "3 changes: 2 configuration changes, 1 restart". */
  readonly name: string;
};

type Place = { readonly left: number; readonly pole: number; readonly mark: MarkWire };

/**
 * The flags of a lane that is `width` pixels wide. A flag hangs to the right of its pole and never
 * over the lane's edge; marks whose flags would touch are gathered, so every one can be reached.
 */
export function markFlags(marks: readonly MarkWire[], range: TimeRange, width: number): MarkFlag[] {
  const span = range.to - range.from;
  if (width < FLAG_WIDTH || span <= 0) return [];
  const places = marks
    .filter(({ at }) => at >= range.from && at < range.to)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((mark): Place => {
      const pole = ((mark.at - range.from) / span) * width;
      return { mark, pole, left: Math.min(pole, width - FLAG_WIDTH) };
    });
  const groups = gathered(places);
  return groups.map((group, at) => {
    const end = groups[at + 1]?.[0].left ?? width;
    return flagOf(group, end - group[0].left);
  });
}

type Group = [Place, ...Place[]];

function gathered(places: readonly Place[]): Group[] {
  const groups: Group[] = [];
  for (const place of places) {
    const last = groups.at(-1);
    if (last && place.left - last[0].left < FLAG_WIDTH) last.push(place);
    else groups.push([place]);
  }
  return groups;
}

function flagOf(group: Group, room: number): MarkFlag {
  const [{ mark, left }, ...others] = group;
  const marks = [mark, ...others.map((place) => place.mark)] as const;
  const kind = marks.every((one) => one.kind === mark.kind) ? mark.kind : null;
  const word = wordOf(marks, kind);
  return {
    id: mark.id,
    left,
    poles: apart(group.map(({ pole }) => Math.round(pole))),
    marks,
    kind,
    intervention: marks.some((one) => one.intervention !== null),
    word: FLAG_WIDTH + word.length * LETTER_WIDTH <= room ? word : null,
    name: nameOf(marks),
  };
}

/** Poles that would touch are one: many together would look like a bar. */
function apart(poles: readonly number[]): number[] {
  const kept: number[] = [];
  for (const pole of poles) {
    if (pole - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= POLE_GAP) kept.push(pole);
  }
  return kept;
}

/** Begins with what is written on the flag, so that who says it reaches it (WCAG 2.1, 2.5.3). */
function nameOf(marks: readonly MarkWire[]): string {
  const kinds = countMarks(marks);
  return marks.length === 1 ? kinds : `${formatCounted(marks.length, "change")}: ${kinds}`;
}

function wordOf(marks: readonly MarkWire[], kind: MarkKind | null): string {
  if (marks.length > 1) return formatCounted(marks.length, "change");
  return kind === null ? "change" : MARK_WORDS[kind].short;
}
