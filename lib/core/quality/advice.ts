/** What can be wrong with the evidence of a Gateway, most valuable to put right first. Stable codes. */
export const ADVICE_CODES = [
  "console_output",
  "many_rejected",
  "old_timeline",
  "failures_only",
  "log_level",
  "timeline_without_log",
  "spans_without_log",
  "not_saved",
  "queue_overflow",
  "from_future",
  "hashed_keys",
  "no_session",
  "no_region",
  "silent",
  "no_lines",
] as const;
export type AdviceCode = (typeof ADVICE_CODES)[number];

/** What is wrong, and what to do about it: the same words on screen and in `signalbox doctor`. */
export type Advice = {
  readonly code: AdviceCode;
  /** What it means and what to do, one to three sentences. */
  readonly text: string;
  /** A command or setting that can be copied. */
  readonly copy: string | null;
  /** The command that is run after it, to be copied too. */
  readonly afterwards?: string;
};
