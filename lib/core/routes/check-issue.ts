import type { CapabilityLoss } from "@/lib/core/capability/capability";
import type { EpochMs } from "@/lib/core/time/range";
import type { StrictBecause } from "./effective-chain";
import type { ModelRef, ScenarioName } from "./route-table";
import type { Situation } from "./situation";

export const CHECK_CODES = [
  ...(["banned_reachable", "ban_selectable", "never_seen", "not_in_table"] as const),
  ...(["one_provider", "one_key", "one_region", "no_key", "duplicate"] as const),
  ...(["capability_gap", "threshold_broken", "became_strict"] as const),
  ...(["list_without_effect", "primary_not_allowed", "no_provider"] as const),
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

export type CheckSeverity = "error" | "warning";

/** An error blocks; a warning that the version before does not have must be ticked by a reviewer. */
export const CHECK_SEVERITY: Readonly<Record<CheckCode, CheckSeverity>> = {
  // What a ban is for. Everything else may be meant.
  banned_reachable: "error",
  ban_selectable: "warning",
  never_seen: "warning",
  not_in_table: "warning",
  one_provider: "warning",
  one_key: "warning",
  one_region: "warning",
  no_key: "warning",
  duplicate: "warning",
  capability_gap: "warning",
  threshold_broken: "warning",
  became_strict: "warning",
  list_without_effect: "warning",
  primary_not_allowed: "warning",
  no_provider: "warning",
};

/** What there is to say of each code. Models are `provider/model`, ratios 0…1. */
export type CheckFinding =
  | {
      readonly code: "banned_reachable";
      readonly model: ModelRef;
      readonly pattern: string;
      readonly situation: Situation;
      /** The whole way, first to last, up to the model. */
      readonly way: readonly ModelRef[];
    }
  /** Sessions may choose a banned model for themselves. `refs` `null`: there is no allow list. */
  | { readonly code: "ban_selectable"; readonly refs: readonly string[] | null }
  | { readonly code: "never_seen"; readonly model: ModelRef }
  /** Traffic has it, the table does not. `attempts` of 30 days. */
  | {
      readonly code: "not_in_table";
      readonly model: ModelRef;
      readonly attempts: number;
      readonly lastSeenAt: EpochMs;
    }
  | { readonly code: "one_provider"; readonly provider: string; readonly models: number }
  | {
      readonly code: "one_key";
      readonly provider: string;
      /** `null`: several keys that spend one budget. */
      readonly key: string | null;
      readonly models: number;
    }
  | { readonly code: "one_region"; readonly region: string; readonly models: number }
  | { readonly code: "no_key"; readonly provider: string }
  | { readonly code: "duplicate"; readonly model: ModelRef }
  | {
      readonly code: "capability_gap";
      readonly from: ModelRef;
      readonly to: ModelRef;
      readonly lost: readonly CapabilityLoss[];
    }
  | {
      readonly code: "threshold_broken";
      readonly model: ModelRef;
      readonly threshold: "p95Ms" | "rateLimitedRatio";
      readonly allowed: number;
      readonly measured: number;
      /** What it was measured on, in the last 24 hours. */
      readonly n: number;
    }
  | {
      readonly code: "became_strict";
      readonly model: ModelRef;
      readonly because: StrictBecause;
      readonly situation: Situation;
    }
  | { readonly code: "list_without_effect"; readonly situation: Situation }
  | {
      readonly code: "primary_not_allowed";
      readonly model: ModelRef;
      readonly instead: ModelRef | null;
    }
  /** A bare id: the Gateway guesses its provider. */
  | { readonly code: "no_provider"; readonly written: string; readonly model: ModelRef };

export type CheckIssue = CheckFinding & {
  /** The same for the same thing in another version of the table, so that a tick binds to it. */
  readonly id: string;
  readonly severity: CheckSeverity;
  /** `null`: it is of the whole table. */
  readonly scenario: ScenarioName | null;
  /** From the top of the document; empty: it stands nowhere in it. */
  readonly path: readonly (string | number)[];
  /** The version before does not have it. */
  readonly isNew: boolean;
};
