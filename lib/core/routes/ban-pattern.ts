import { targetKey } from "./chain-target";
import type { ModelRef } from "./route-table";

/** The first pattern that a model is banned by; `null`: none. `*` stands for any run of characters, also none. */
export function bannedBy(model: ModelRef, patterns: readonly string[]): string | null {
  const key = targetKey(model);
  return patterns.find((pattern) => matches(targetKey(pattern), key)) ?? null;
}

/** Greedy from both ends: no pattern takes longer than the text is long, unlike a regular expression. */
function matches(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  if (text.length < first.length + last.length) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
