export const GIT_TROUBLES = [
  /** Another program holds a ref, and did not let it go in time. */
  "locked",
  /** The folder is there and is no repository of ours. */
  "not_a_repository",
  /** The team's repository could not be asked. */
  "remote_unreachable",
  /** It wants other credentials, or does not let us do this. */
  "remote_refused",
] as const;
export type GitTroubleCode = (typeof GIT_TROUBLES)[number];

/** What a repository did not take, with a sentence that says what to do. Its message holds no credential. */
export class GitTrouble extends Error {
  constructor(
    readonly code: GitTroubleCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "GitTrouble";
  }
}
