import type { ModelRef, RouteTable, ScenarioName } from "./route-table";

/** One way in which a run comes to its models. */
export type Situation =
  | { readonly kind: "default" }
  | { readonly kind: "agent"; readonly agent: string }
  /** `agent`: whose job it is, where that is known. */
  | { readonly kind: "cron"; readonly job: string; readonly agent?: string }
  /** Somebody chose `model` for a session (`modelOverrideSource: "user"`). */
  | { readonly kind: "session_model"; readonly model: ModelRef; readonly agent?: string }
  /** Somebody chose "Default" for a session (`modelOverrideSource: "default"`). */
  | { readonly kind: "session_default"; readonly agent?: string }
  /** The run itself asks for `model` (a channel's or a heartbeat's), and no session has chosen. */
  | { readonly kind: "run_model"; readonly model: ModelRef; readonly agent?: string }
  | { readonly kind: "image" }
  | { readonly kind: "pdf" }
  | { readonly kind: "media"; readonly medium: string }
  | { readonly kind: "utility" }
  | { readonly kind: "compaction"; readonly agent?: string }
  /** A name of a team's own. */
  | { readonly kind: "scenario"; readonly name: ScenarioName };

const SLOTS = ["default", "image", "pdf", "utility", "compaction"] as const;

/** The situation that a scenario's name stands for. */
export function situationOf(name: ScenarioName): Situation {
  const slot = SLOTS.find((each) => each === name);
  if (slot !== undefined) return { kind: slot };
  const colon = name.indexOf(":");
  const rest = name.slice(colon + 1);
  if (colon > 0 && rest !== "") {
    switch (name.slice(0, colon)) {
      case "agent":
        return { kind: "agent", agent: rest };
      case "cron":
        return { kind: "cron", job: rest };
      case "media":
        return { kind: "media", medium: rest };
    }
  }
  return { kind: "scenario", name };
}

/** The scenario of a table that speaks of a situation; it need not be there. */
export function scenarioOf(situation: Situation): ScenarioName {
  switch (situation.kind) {
    case "default":
    case "image":
    case "pdf":
    case "utility":
    case "compaction":
      return situation.kind;
    case "agent":
      return `agent:${situation.agent}`;
    case "cron":
      return `cron:${situation.job}`;
    case "media":
      return `media:${situation.medium}`;
    case "session_model":
    case "session_default":
    case "run_model":
      return situation.agent === undefined ? "default" : `agent:${situation.agent}`;
    case "scenario":
      return situation.name;
  }
}

/**
 * Every situation that a table decides without a choice from outside: its scenarios, and the slots
 * that hold also where nothing is written about them.
 */
export function situationsOf(table: RouteTable): Situation[] {
  const names = new Set<ScenarioName>([...SLOTS, ...Object.keys(table.scenarios)]);
  return [...names].map(situationOf);
}
