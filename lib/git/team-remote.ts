/** The team's repository, as the environment says it. Nobody can change it in the console. */
export type TeamRemote = {
  /** `http:` or `https:`, without credentials. */
  readonly url: string;
  readonly username: string | null;
  readonly password: string | null;
};
