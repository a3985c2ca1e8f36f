/** Why something of a configuration is in the table, or is not. */
export type ImportReason =
  | { readonly verdict: "understood"; readonly why: UnderstoodBecause }
  | { readonly verdict: "ignored"; readonly why: IgnoredBecause }
  | { readonly verdict: "not_understood"; readonly why: NotUnderstoodBecause };

export const UNDERSTOOD = [
  "chain",
  "alias",
  "key_order",
  "profiles",
  "allow_list",
  "catalogue",
  "cron_job",
  /** A `${NAME}` that stays a name: only the Gateway knows what it holds. */
  "environment_name",
] as const;
export type UnderstoodBecause = (typeof UNDERSTOOD)[number];

export const IGNORED = [
  /** A section that decides no route. */
  "not_routing",
  /** It holds secrets, and was not read. */
  "may_hold_secrets",
  /** An agent or a job without a model of its own: it follows the default. */
  "follows_default",
  /** Another model has this alias later in the file, and the later one holds. */
  "alias_taken",
] as const;
export type IgnoredBecause = (typeof IGNORED)[number];

export const NOT_UNDERSTOOD = [
  "wrong_type",
  "empty",
  "too_long",
  "looks_secret",
  /** There is no default primary. */
  "missing",
  /** A key of a chain that no release is known to have. */
  "unknown_key",
  /** Models may be called from here that no table says. */
  "outside_table",
] as const;
export type NotUnderstoodBecause = (typeof NOT_UNDERSTOOD)[number];

/** One thing in a configuration, by its path; never its value. */
export type ImportLine = { readonly path: string } & ImportReason;
