import { SECOND_MS } from "@/lib/core/time/range";
import { formatSpan } from "./format-duration";

/**
 * How long a key was out. A Gateway counts its windows from some milliseconds before it writes them, so
 * they are rounded to the second: a cool-down of 30 s is not "29 s".
 */
export function formatWindow(ms: number): string {
  return formatSpan(Math.round(ms / SECOND_MS) * SECOND_MS);
}
