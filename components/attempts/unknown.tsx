/** What is not known is said: never blank, never zero. */
export function Unknown() {
  return <span className="text-ink-3">unknown</span>;
}

/** Known, and there is none: an answer that went well has no error. */
export function None() {
  return <span className="text-ink-3">none</span>;
}
