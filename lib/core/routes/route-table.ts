import type { Outcome } from "@/lib/core/outcome/outcome";

/** `provider/model`, the way OpenClaw writes it; or an alias that the table names. */
export type ModelRef = string;

/**
 * A named use of models with its own chain: `default`, `agent:<id>`, `cron:<id>`, `image`, `pdf`,
 * `media:<kind>`, `utility`, `compaction`, or a name of a team's own for Gateways that are not OpenClaw.
 */
export type ScenarioName = string;

/** Targets of a chain; what is not given is not watched. */
export type SloThresholds = {
  readonly p95Ms?: number;
  /** 0…1: the share of attempts that may end `rate_limited`. */
  readonly rateLimitedRatio?: number;
  /** 0…1: the share of requests that must be served. */
  readonly successRatio?: number;
  readonly windowDays?: number;
};

export type CircuitThresholds = {
  readonly consecutiveFailures: number;
  readonly minimumRequests: number;
  readonly openSeconds: number;
};

export type Scenario = {
  /** Not given: that of `default`. Required in `default`. */
  readonly primary?: ModelRef;
  /** `[]`: strict, no safety net. Not given: what the Gateway's own rules say for this kind of scenario (see effective chains). */
  readonly fallbacks?: readonly ModelRef[];
  readonly slo?: SloThresholds;
  readonly circuit?: CircuitThresholds;
};

export type KeyOrder = {
  /** Ids of auth profiles, first to last. */
  readonly order: readonly string[];
  /** `shared`: the keys are known to spend one budget, so a spare is no spare. */
  readonly failureBudget?: "separate" | "shared";
};

export type CapabilityLabel = {
  readonly tier?: string;
  readonly vision?: boolean;
  readonly tools?: boolean;
  readonly contextTokens?: number;
};

/** A capability gap between two members of a chain that somebody accepted, and why. */
export type AcknowledgedGap = {
  readonly scenario: ScenarioName;
  readonly from: ModelRef;
  readonly to: ModelRef;
  readonly why: string;
};

/** Who must agree before a version of this table is committed. Not given: one approval by somebody else. */
export type ReviewPolicy = {
  /** At least 1. */
  readonly approvals: number;
  /** Each of these groups of people must be among those who approved. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
};

/** All that decides routing, as one document. Field names are an interface: `docs/route-table.md`. */
export type RouteTable = {
  readonly scenarios: Readonly<Record<ScenarioName, Scenario>>;
  /** Model references that no effective chain may reach; `*` stands for any run of characters. */
  readonly banned?: readonly string[];
  /** By provider. */
  readonly keys?: Readonly<Record<string, KeyOrder>>;
  /** Short names by which scenarios may call a model. */
  readonly aliases?: Readonly<Record<string, ModelRef>>;
  /** The Gateway's `modelPolicy.allow`: limits what a session may choose, never a chain. */
  readonly allow?: readonly ModelRef[];
  /** Words for tiers, best first. */
  readonly tiers?: readonly string[];
  readonly capabilities?: Readonly<Record<ModelRef, CapabilityLabel>>;
  readonly acknowledged?: readonly AcknowledgedGap[];
  /** By outcome: what to try, first to last (ids of triage steps). */
  readonly triage?: Readonly<Partial<Record<Outcome, readonly string[]>>>;
  readonly review?: ReviewPolicy;
  /** `url` holds `{ticket}` once, where a ticket's reference goes. */
  readonly tickets?: { readonly url: string };
};
