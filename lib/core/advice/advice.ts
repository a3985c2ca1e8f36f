/** What is wrong with the evidence of a Gateway, and what to do about it. */
export type Advice = {
  /** Stable. */
  readonly code: string;
  /** What it means and what to do, one or two sentences. */
  readonly text: string;
  /** A command or setting that can be copied. */
  readonly copy: string | null;
};
