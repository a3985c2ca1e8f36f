import type { NotExported } from "@/lib/core/routes/export-routes";
import type { ImportReason } from "@/lib/core/routes/import-report";

/** A sentence for each line of the report of an import. */
export const IMPORT_WORDS: Readonly<Record<ImportReason["why"], string>> = {
  chain: "Taken into the table.",
  alias: "Taken as a short name of this model.",
  key_order: "Taken as the order of this provider's keys.",
  profiles: "Only the ids were taken, to name keys.",
  allow_list: "Taken as what a session may choose.",
  catalogue: "Taken as what this provider offers.",
  cron_job: "Taken as a scenario of this job.",
  environment_name:
    "Kept as the name of an environment variable; only the Gateway knows what it holds.",
  not_routing: "Decides no route.",
  may_hold_secrets: "May hold secrets: it was not read.",
  follows_default: "Has no model of its own: it follows the default.",
  alias_taken: "Another model further down has the same short name, and that one holds.",
  wrong_type: "Is not what OpenClaw expects here.",
  empty: "Is empty.",
  too_long: "Is longer than any name of a model.",
  looks_secret: "Looks like a secret or an address: it was not taken.",
  missing: "There is no default model.",
  unknown_key: "Is no part of a chain in any release that Signalbox knows.",
  outside_table: "Models may be called from here past every chain of the table.",
};

/** Why a part of a table is not in the patch for a Gateway. */
export const NOT_EXPORTED_WORDS: Readonly<Record<NotExported, string>> = {
  not_in_gateway: "A Gateway has no setting for this: Signalbox watches it.",
  cron_store: "The model of a job is changed in the Gateway's jobs, not in its configuration.",
  own_name: "A name of your own: no Gateway knows it.",
  no_such_agent: "This Gateway has no such agent.",
  one_model: "A Gateway takes one model here: the list has no effect.",
  one_alias: "A Gateway keeps one short name for a model, and has another one.",
};
