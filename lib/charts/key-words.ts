import type { KeyBoundary, KeyInterval, KeyRow } from "@/lib/contracts/keys";
import type { EpochMs } from "@/lib/core/time/range";

/** What a key's state is called. */
export const KEY_STATE_WORDS = {
  ready: "ready",
  cooling: "cooling",
  disabled: "disabled",
} as const satisfies Record<KeyRow["current"]["state"], string>;

export const WINDOW_WORDS = {
  cooldown: "cool-down",
  disabled: "disabled",
} as const satisfies Record<KeyInterval["kind"], string>;

/** What a window holds for: "nova-large only", "whole key". The scope is inferred from its reason. */
export function scopeWords({ scope, model }: Pick<KeyInterval, "scope" | "model">): string {
  switch (scope) {
    case "model":
      return model === null ? "one model" : `${model} only`;
    case "key":
      return "whole key";
    case "unknown":
      return "one model or all: not said";
  }
}

/** What the current window of a key holds for; `null`: it is ready. */
export function currentScope({ current, intervals }: KeyRow): string | null {
  if (current.state === "ready") return null;
  const window = intervals.findLast(({ until }) => until === current.until);
  return window === undefined ? scopeOfModel(current.model) : scopeWords(window);
}

function scopeOfModel(model: string | null): string {
  return model === null ? "one model or all: not said" : `${model} only`;
}

/** How the end of a window is known, at a moment. */
export function endWords({ end, endedBy, until }: KeyInterval, moment: EpochMs): string {
  switch (end) {
    case "observed":
      return endedBy === "success"
        ? "observed: a call with it succeeded"
        : "observed: another window took its place";
    case "inferred":
      return "inferred: the time that the Gateway said";
    case "open":
      return until > moment ? "open" : "its time is up";
  }
}

/** What a boundary is, where it is named alone. */
export const BOUNDARY_WORDS = {
  shared_budget: "shared budget",
  burned_together: "burned together",
  cooling_elsewhere: "out here, used there",
  likely_stuck: "likely stuck",
} as const satisfies Record<KeyBoundary["kind"], string>;

/** What a boundary says, as a sentence: what was seen, how often, and what that means. */
export function boundarySentence(boundary: KeyBoundary, nameOf: (keyId: string) => string): string {
  const { kind, provider, gateways, count, of } = boundary;
  const keys = listed(boundary.keys.map(nameOf));
  const [gateway = "", ...others] = gateways;
  const times = timesWords(count, of);
  switch (kind) {
    case "shared_budget":
      return `${keys} of ${provider} on ${gateway} were limited within a minute of each other ${times}: they likely share one budget, and a spare that shares it is none.`;
    case "burned_together":
      return `${keys} of ${provider} on ${gateway} failed in the same request ${times} that any of them failed.`;
    case "cooling_elsewhere":
      return `${keys} of ${provider} was out on ${gateway} and used meanwhile by ${listed(others)}, in ${windowsWords(count, of)}: Gateways do not tell each other.`;
    case "likely_stuck":
      return `${keys} of ${provider} is likely stuck on ${gateway}: calls with it went on succeeding in ${windowsWords(count, of)} in which the Gateway said that it was out.`;
  }
}

function timesWords(count: number, of: number | null): string {
  const most = of ?? count;
  return `${count} of ${most} ${most === 1 ? "time" : "times"}`;
}

function windowsWords(count: number, of: number | null): string {
  const most = of ?? count;
  return `${count} of ${most} ${most === 1 ? "window" : "windows"}`;
}

/** "a", "a and b", "a, b and c". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
