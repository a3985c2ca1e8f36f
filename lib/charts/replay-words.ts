import type { ReplayList, RouteReplay } from "@/lib/contracts/route-replay";
import { formatCount, formatCounted, formatShare } from "./format-number";

type Replay = NonNullable<RouteReplay["replay"]>;

/** What the replay comes to, in one sentence with its n. */
export function replaySentence({ total, looked, isFirst }: Replay): string {
  if (looked === 0) return "There were no requests in this time, so nothing can be replayed.";
  const { requests, elsewhere } = total;
  if (requests === 0) {
    return `Of ${formatCounted(looked, "request")} none can be said to belong to this table.`;
  }
  const of = `Of ${formatCounted(requests, "request")}`;
  if (isFirst) {
    return `${of} none can go elsewhere: it is the first version, and is set beside itself.`;
  }
  return elsewhere === 0
    ? `${of} each would begin with the same model.`
    : `${of} ${formatCount(elsewhere)} (${formatShare(elsewhere / requests)}) would begin with another model.`;
}

/** Of how many requests anything can be said. */
export function replayCoverage({ total, looked, since }: Replay): string {
  const share = looked === 0 ? "" : ` (${formatShare(total.requests / looked)})`;
  const which = since === null ? "all" : "the newest";
  return `scenario known of ${formatCount(total.requests)} of ${which} ${formatCount(looked)} requests${share}`;
}

export const REPLAY_LIST_WORDS = {
  changed: "What changes",
  elsewhere: "Begin with another model",
  cooling: "No key of the first model ready",
  exhausted: "No key ready at all",
  known: "Scenario known",
  no_model: "No line names the model",
  outside: "No chain begins so",
  ambiguous: "Several scenarios",
  unsayable: "Only the Gateway knows the model",
} as const satisfies Record<ReplayList, string>;

export const FATE_WORDS = {
  ready: "a key ready",
  cooling: "no key of the first ready",
  exhausted: "no key ready at all",
} as const;

/** What no replay can know, with the numbers of this one. */
export function replayLimits(replay: Replay): string[] {
  const { gaps, total, failuresOnly, withAgent, looked, environment } = replay;
  const { met } = total;
  const unknownKeys = total.requests - total.withKeys;
  return [
    "What a model that was not called would have answered, how long it would have taken, and what it would have cost.",
    "How keys would have fared: a model that gets more requests runs into its limit sooner, one that gets fewer later. The keys that are counted here were out under the traffic that there was.",
    ...(met.requests === 0
      ? []
      : [
          `What a Gateway does with a model whose keys are out: it may pass it over, or try it all the same. Of ${formatCounted(met.requests, "such request")} it passed the model over in ${formatCount(met.passedOver)}.`,
        ]),
    ...(unknownKeys === 0
      ? []
      : [
          `Whether a key was ready, of ${formatCounted(unknownKeys, "request")}: nothing tells how many keys the provider has. They count as if one was. An order of keys in the table tells it.`,
        ]),
    ...(gaps.outside === 0
      ? []
      : [
          `Where ${formatCounted(gaps.outside, "request")} belong: no chain of the version before begins with their model. Somebody may have chosen it for a session, or the Gateway runs another table.`,
        ]),
    ...(gaps.ambiguous === 0
      ? []
      : [
          `Which scenario ${formatCounted(gaps.ambiguous, "request")} had: several begin with the same model, and the change treats them differently.`,
        ]),
    ...(gaps.no_model === 0
      ? []
      : [`What ${formatCounted(gaps.no_model, "request")} asked for: no line names a model.`]),
    ...(gaps.unsayable === 0
      ? []
      : [
          `Where ${formatCounted(gaps.unsayable, "request")} would go: a model of the chain is known only to the Gateway's environment.`,
        ]),
    ...(withAgent < looked
      ? [
          `Whose ${formatCounted(looked - withAgent, "request")} were: no line names the agent. The scenario is taken from the models that were asked for and called.`,
        ]
      : []),
    ...(environment === null
      ? [
          "Which Gateways run this table: none is said to serve its environment (Settings), so the requests of all are here.",
        ]
      : []),
    ...(failuresOnly.length === 0
      ? []
      : [
          `Fast successes of ${failuresOnly.join(", ")}: they are not logged there, so there were more requests than these.`,
        ]),
  ];
}
