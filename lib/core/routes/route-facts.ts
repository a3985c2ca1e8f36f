import type { CapabilityCatalogue } from "@/lib/core/capability/capability";
import type { EpochMs } from "@/lib/core/time/range";
import type { ModelRef } from "./route-table";

/** What traffic of a day says of a model. Ratios are over `rated` alone. */
export type ModelDay = {
  readonly attempts: number;
  /** Attempts whose sources write every call, and how they ended. */
  readonly rated: {
    readonly attempts: number;
    readonly succeeded: number;
    readonly rateLimited: number;
  };
  /** `null`: nothing was measured. */
  readonly p95Ms: number | null;
  readonly latencyCount: number;
};

export type ModelFact = {
  /** `provider/model` as evidence names it. */
  readonly model: ModelRef;
  /** Begin of the hour of its last attempt. */
  readonly lastSeenAt: EpochMs;
  /** Of the last 30 days. */
  readonly attempts: number;
  /** Of the last 24 hours; `null`: not seen in them. */
  readonly day: ModelDay | null;
  readonly regions: readonly string[];
};

export type KeyFact = {
  readonly provider: string;
  /** An auth profile's id, or that of the key where no profile is known. */
  readonly name: string;
};

/** What is known beside a table when it is checked. */
export type RouteFacts = {
  readonly asOf: EpochMs;
  /** Whose traffic this is: those that serve the table's environment; `null`: all, because none is said to. */
  readonly gateways: readonly string[] | null;
  readonly models: readonly ModelFact[];
  /** What only Gateways of other environments called in the last 30 days: such an id exists, and nothing is known of it here. */
  readonly elsewhere: readonly Pick<ModelFact, "model" | "lastSeenAt">[];
  /** Keys that evidence names. Empty: none is known, which says nothing of a key that is missing. */
  readonly keys: readonly KeyFact[];
  /** Labels of the installation, for models that the table does not label itself. */
  readonly capabilities: CapabilityCatalogue;
};

/** Nothing is known: checks are of the document alone. */
export const NO_FACTS: RouteFacts = {
  ...{ asOf: 0, gateways: null, models: [], elsewhere: [], keys: [] },
  capabilities: { tiers: [], models: {} },
};
