/** What a comment on a line proposes. */
export type Suggestion = {
  /** From 1, in the text that was commented. */
  readonly line: number;
  /** The line as it was. */
  readonly quoted: string;
  /** What should stand there instead, some lines or one; empty: nothing. */
  readonly suggestion: string;
};

/**
 * A text with a suggestion in it, every other line as it was. The line may have moved, if it is there once only. `null`: it was
 * changed, or it cannot be said which one is meant.
 */
export function applySuggestion(
  text: string,
  { line, quoted, suggestion }: Suggestion,
): string | null {
  const lines = text.split("\n");
  const alike = lines.flatMap((one, at) => (one === quoted ? [at] : []));
  const at = alike.includes(line - 1) ? line - 1 : alike.length === 1 ? alike[0] : undefined;
  if (at === undefined) return null;
  const instead = suggestion === "" ? [] : suggestion.replace(/\n$/, "").split("\n");
  return lines.toSpliced(at, 1, ...instead).join("\n");
}

/** A line of a text, from 1; `null`: it has none there. */
export function lineOf(text: string, line: number): string | null {
  return text.split("\n")[line - 1] ?? null;
}
