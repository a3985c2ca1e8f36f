import type { CapabilityLoss } from "@/lib/core/capability/capability";
import type { CheckFinding, CheckIssue } from "@/lib/core/routes/check-issue";
import type { Situation } from "@/lib/core/routes/situation";
import { formatCount, formatCounted, formatShare } from "./format-number";

/** What a check found, and why it matters, each as a sentence. */
export function checkWords(issue: CheckFinding & Pick<CheckIssue, "scenario">): {
  readonly title: string;
  readonly detail: string;
} {
  const where = issue.scenario ?? "the table";
  switch (issue.code) {
    case "banned_reachable":
      return {
        title: `${issue.model} is banned, and ${situationWords(issue.situation)} reaches it`,
        detail: `By the ban "${issue.pattern}": ${issue.way.join(" → ")}.`,
      };
    case "ban_selectable":
      return {
        title: "Somebody may choose a banned model for their session",
        detail:
          issue.refs === null
            ? "There is no allow list, so a session may choose any model; a ban holds for chains alone."
            : `The allow list has ${issue.refs.join(", ")}, which may admit a banned model.`,
      };
    case "never_seen":
      return {
        title: `${issue.model} was never seen`,
        detail:
          "No traffic of the last 30 days had it, and nobody labelled it: is it spelled right?",
      };
    case "not_in_table":
      return {
        title: `${issue.model} still receives requests, and stands nowhere in the table`,
        detail: `${formatCounted(issue.attempts, "attempt")} in 30 days: an old id, or a choice of a session.`,
      };
    case "one_provider":
      return {
        title: `All ${issue.models} models of ${where} are ${issue.provider}'s`,
        detail: "When the provider fails or limits, the whole chain does.",
      };
    case "one_key":
      return {
        title:
          issue.key === null
            ? `All keys of ${issue.provider} spend one budget, and ${where} has no other provider`
            : `All ${issue.models} models of ${where} use one key, ${issue.key}`,
        detail: "A 429 or an expired key ends the whole chain.",
      };
    case "one_region":
      return {
        title: `All ${issue.models} models of ${where} were only seen in ${issue.region}`,
        detail: "Other models were seen in other regions too.",
      };
    case "no_key":
      return {
        title: `No key of ${issue.provider} is known`,
        detail:
          "Neither the table nor any evidence names one: the Gateway skips what it has no key for.",
      };
    case "duplicate":
      return {
        title: `${issue.model} stands twice in the chain of ${where}`,
        detail: "The second time it is never tried.",
      };
    case "capability_gap":
      return {
        title: `${issue.to} cannot do what ${issue.from} can`,
        detail: `In ${where} a fallback loses ${issue.lost.map(lossWords).join(", ")}. Acknowledge it in the table, or tick it here.`,
      };
    case "threshold_broken":
      return {
        title: `${issue.model} breaks the threshold of ${where} already`,
        detail:
          issue.threshold === "p95Ms"
            ? `P95 of the last 24 h: ${beyond(issue, (ms) => `${formatCount(Math.round(ms))} ms`)} (n = ${formatCount(issue.n)}).`
            : `429 in the last 24 h: ${beyond(issue, formatShare)} (n = ${formatCount(issue.n)}).`,
      };
    case "became_strict":
      return {
        title: `${situationWords(issue.situation)} has no safety net from now on`,
        detail: `When ${issue.model} fails, the request fails.`,
      };
    case "list_without_effect":
      return {
        title: `The fallbacks of ${where} have no effect`,
        detail: `For ${situationWords(issue.situation)} a Gateway takes one model.`,
      };
    case "primary_not_allowed":
      return {
        title: `The primary ${issue.model} is not on the allow list, and does not run`,
        detail:
          issue.instead === null
            ? "The first model of the Gateway's catalogue that is allowed runs in its place."
            : `${issue.instead} runs in its place.`,
      };
    case "no_provider":
      return {
        title: `"${issue.written}" names no provider`,
        detail: `The Gateway takes it for ${issue.model}; it calls that deprecated.`,
      };
  }
}

/** How a run comes to its models, to stand in a sentence. */
export function situationWords(situation: Situation): string {
  switch (situation.kind) {
    case "default":
      return "the default";
    case "agent":
      return `agent ${situation.agent}`;
    case "cron":
      return `job ${situation.job}`;
    case "session_model":
      return `a session that chooses ${situation.model}`;
    case "session_default":
      return "a session that chooses the default";
    case "run_model":
      return `a run that asks for ${situation.model}`;
    case "image":
      return "an image";
    case "pdf":
      return "a PDF";
    case "media":
      return `media (${situation.medium})`;
    case "utility":
      return "the small helper model";
    case "compaction":
      return "a compaction";
    case "scenario":
      return situation.name;
  }
}

function lossWords(loss: CapabilityLoss): string {
  switch (loss.what) {
    case "vision":
    case "tools":
      return loss.what;
    case "context":
      return `context (${formatCount(loss.from)} → ${formatCount(loss.to)} tokens)`;
    case "tier":
      return `tier (${loss.from} → ${loss.to})`;
  }
}

/** Rounded they may look alike, and one would ask what is broken. */
function beyond(
  { measured, allowed }: { readonly measured: number; readonly allowed: number },
  format: (value: number) => string,
): string {
  const [is, may] = [format(measured), format(allowed)];
  return is === may ? `just over the ${may} that are allowed` : `${is}, allowed ${may}`;
}
