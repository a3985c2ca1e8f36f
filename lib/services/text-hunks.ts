import { structuredPatch } from "diff";
import type { TextHunk } from "@/lib/contracts/route-versions";

/** Two texts of a megabyte that have no line in common would take minutes. */
const MOST_MS = 2_000;

/**
 * Where two texts differ, with so many equal lines around each place; `null`: it takes too long to say. A last line without its end
 * differs from the same line with one.
 */
export function textHunks(from: string, to: string, around: number): TextHunk[] | null {
  const options = { context: around, timeout: MOST_MS };
  const patch = structuredPatch("", "", from, to, "", "", options);
  return (
    patch?.hunks.map(({ oldStart, newStart, lines }) => ({
      ...{ from: oldStart, to: newStart },
      lines: lines.map((line) => ({ kind: KINDS[line[0] ?? ""] ?? "no_end", text: line.slice(1) })),
    })) ?? null
  );
}

const KINDS: Readonly<Record<string, TextHunk["lines"][number]["kind"]>> = {
  " ": "same",
  "-": "removed",
  "+": "added",
};
