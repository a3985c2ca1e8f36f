import type { Outcome } from "@/lib/core/outcome/outcome";
import type {
  AcknowledgedGap,
  CapabilityLabel,
  CircuitThresholds,
  KeyOrder,
  ModelRef,
  ReviewPolicy,
  Scenario,
  ScenarioName,
  SloThresholds,
} from "./route-table";

/** From the top of the document. */
export type ChangePath = readonly string[];

/** `null`: it is not written there. */
type Between<Value> = {
  readonly path: ChangePath;
  readonly before: Value | null;
  readonly after: Value | null;
};

type OfScenario<Kind extends string, Value> = Between<Value> & {
  readonly kind: Kind;
  readonly scenario: ScenarioName;
};

type Entry<Kind extends string, Value> = Between<Value> & {
  readonly kind: Kind;
  readonly name: string;
};

type Section<Kind extends string, Value> = Between<Value> & { readonly kind: Kind };

/** The smallest things that a table differs in. Each can be applied, and taken back, by itself. */
export type TableChange =
  /** It comes or goes as a whole. */
  | OfScenario<"scenario", Scenario>
  | OfScenario<"primary", ModelRef>
  | OfScenario<"fallbacks", readonly ModelRef[]>
  | OfScenario<"slo", SloThresholds>
  | OfScenario<"circuit", CircuitThresholds>
  | Entry<"keys", KeyOrder>
  | Entry<"aliases", ModelRef>
  | Entry<"capabilities", CapabilityLabel>
  | (Between<readonly string[]> & { readonly kind: "triage"; readonly name: Outcome })
  | Section<"banned", readonly string[]>
  | Section<"allow", readonly ModelRef[]>
  | Section<"tiers", readonly string[]>
  | Section<"acknowledged", readonly AcknowledgedGap[]>
  | Section<"review", ReviewPolicy>
  | Section<"tickets", { readonly url: string }>;

/** Parts of a scenario that change by themselves. */
export const SCENARIO_PARTS = ["primary", "fallbacks", "slo", "circuit"] as const;
/** Sections whose entries change by themselves. */
export const ENTRY_SECTIONS = ["keys", "aliases", "capabilities", "triage"] as const;
/** Sections that change as a whole. */
export const WHOLE_SECTIONS = [
  ...(["banned", "allow", "tiers", "acknowledged", "review", "tickets"] as const),
] as const;
