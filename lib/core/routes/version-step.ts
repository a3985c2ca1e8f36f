/** The steps of a commit, in order. After each the process may end, and whoever comes next goes on from there. */
export const COMMIT_STEPS = [
  "intent kept",
  "objects written",
  "ref locked",
  "ref written",
  "ref moved",
  "tagged",
  "version kept",
] as const;
export type CommitStep = (typeof COMMIT_STEPS)[number];
