import type { Scenario } from "@/lib/core/routes/route-table";
import type { TableChange } from "@/lib/core/routes/table-change";

/** What a change does, in one sentence without its scenario: "gets qwen/qwen-max as its last fallback". */
export function changeWords(change: TableChange): string {
  switch (change.kind) {
    case "scenario":
      return scenarioWords(change.before, change.after);
    case "primary":
      return replaced("primary", shown(change.before), shown(change.after));
    case "fallbacks":
      return fallbackWords(change.before, change.after);
    case "slo":
      return fieldWords("thresholds", SLO_WORDS, change.before, change.after);
    case "circuit":
      return fieldWords("circuit", CIRCUIT_WORDS, change.before, change.after);
    case "keys":
      return keyWords(change);
    case "aliases":
      return replaced(`alias ${change.name}`, change.before, change.after);
    case "capabilities":
      return fieldWords(`label of ${change.name}`, LABEL_WORDS, change.before, change.after);
    case "triage":
      return listWords(`triage of ${change.name}`, change.before, change.after);
    case "banned":
      return setWords("is banned", "is not banned any more", change.before, change.after);
    case "allow":
      return allowWords(change.before, change.after);
    case "tiers":
      return listWords("tiers", change.before, change.after);
    case "acknowledged":
      return setWords(
        "is acknowledged as a gap",
        "is not acknowledged as a gap any more",
        change.before?.map(gapWords) ?? null,
        change.after?.map(gapWords) ?? null,
      );
    case "review":
      return reviewWords(change);
    case "tickets":
      return replaced("address of tickets", change.before?.url ?? null, change.after?.url ?? null);
  }
}

/** What a change is about, to stand over its sentences. */
export function changeSubject(change: TableChange): string {
  return "scenario" in change ? change.scenario : SUBJECTS[change.kind];
}

const SUBJECTS = {
  keys: "Keys",
  aliases: "Aliases",
  capabilities: "Capability labels",
  triage: "Triage orders",
  banned: "Banned models",
  allow: "Allow list",
  tiers: "Tiers",
  acknowledged: "Acknowledged gaps",
  review: "Review policy",
  tickets: "Tickets",
} as const;

const SLO_WORDS = {
  p95Ms: "P95 in ms",
  rateLimitedRatio: "share of 429",
  successRatio: "success ratio",
  windowDays: "window in days",
};
const CIRCUIT_WORDS = {
  consecutiveFailures: "failures in a row",
  minimumRequests: "least requests",
  openSeconds: "seconds open",
};
const LABEL_WORDS = {
  tier: "tier",
  vision: "vision",
  tools: "tools",
  contextTokens: "context in tokens",
};

function scenarioWords(before: Scenario | null, after: Scenario | null): string {
  if (before === null) return `new: ${chainWords(after)}`;
  return `taken away; it was ${chainWords(before)}`;
}

function chainWords(scenario: Scenario | null): string {
  const { primary, fallbacks } = scenario ?? {};
  const first = primary === undefined ? "the primary of default" : shown(primary);
  if (fallbacks === undefined) return `${first}, without fallbacks of its own`;
  if (fallbacks.length === 0) return `${first}, strict: no safety net`;
  return `${first}, then ${fallbacks.join(", then ")}`;
}

function fallbackWords(before: readonly string[] | null, after: readonly string[] | null): string {
  if (after === null) {
    return `no fallbacks of its own any more (they were ${plain(before)}): the Gateway's rules say what follows`;
  }
  if (after.length === 0) {
    return before === null || before.length === 0
      ? "an empty list of fallbacks: strict from now on, no safety net"
      : `loses ${before.length === 1 ? "its last fallback" : "all its fallbacks"}, ${plain(before)}: strict from now on, no safety net`;
  }
  if (before === null) return `gets fallbacks of its own: ${plain(after)}`;
  if (before.length === 0) return `not strict any more: falls back to ${plain(after)}`;
  return listWords("fallbacks", before, after);
}

/** Entries that came and went with their places, or the new order. */
function listWords(
  name: string,
  before: readonly string[] | null,
  after: readonly string[] | null,
): string {
  if (before === null || after === null) return replaced(name, plain(before), plain(after));
  const gone = before.filter((one) => !after.includes(one));
  const come = after.filter((one) => !before.includes(one));
  const parts = [
    ...come.map((one) => `+ ${one} (${after.indexOf(one) + 1} of ${after.length})`),
    ...gone.map((one) => `− ${one}`),
  ];
  const stayed = (list: readonly string[], other: readonly string[]) =>
    list.filter((one) => other.includes(one)).join("\n");
  if (stayed(before, after) !== stayed(after, before)) parts.push(`order: ${plain(after)}`);
  return `${name}: ${parts.length === 0 ? plain(after) : parts.join("; ")}`;
}

function setWords(
  come: string,
  gone: string,
  before: readonly string[] | null,
  after: readonly string[] | null,
): string {
  const [was, is] = [before ?? [], after ?? []];
  const parts = [
    ...is.filter((one) => !was.includes(one)).map((one) => `${one} ${come}`),
    ...was.filter((one) => !is.includes(one)).map((one) => `${one} ${gone}`),
  ];
  return parts.length === 0 ? "the same in another order" : parts.join("; ");
}

function allowWords(before: readonly string[] | null, after: readonly string[] | null): string {
  if (before === null) return `sessions may choose only ${plain(after)}`;
  if (after === null) return "sessions may choose any model";
  return setWords("may be chosen", "may not be chosen any more", before, after);
}

function keyWords({ name, before, after }: Extract<TableChange, { kind: "keys" }>): string {
  const order = (keys: typeof before) => (keys === null ? null : plain(keys.order));
  const budget = (keys: typeof before) => keys?.failureBudget ?? null;
  const parts = [
    order(before) === order(after)
      ? null
      : replaced(`keys of ${name}`, order(before), order(after)),
    budget(before) === budget(after)
      ? null
      : replaced(`budget of ${name}'s keys`, budget(before), budget(after)),
  ];
  return parts.filter((part) => part !== null).join("; ");
}

function reviewWords({ before, after }: Extract<TableChange, { kind: "review" }>): string {
  const policy = (review: typeof before) => {
    const { approvals, groups = {} } = review ?? { approvals: 1 };
    const names = Object.entries(groups).map(([group, people]) => `${group} (${plain(people)})`);
    const needed = `${approvals} ${approvals === 1 ? "approval" : "approvals"}`;
    return names.length === 0 ? needed : `${needed}, with one of ${names.join(" and one of ")}`;
  };
  const [was, is] = [policy(before), policy(after)];
  return was === is
    ? `needed for a commit, as before: ${is}`
    : replaced("needed for a commit", was, is);
}

function fieldWords<Field extends string>(
  name: string,
  words: Readonly<Record<Field, string>>,
  before: Readonly<Partial<Record<Field, unknown>>> | null,
  after: Readonly<Partial<Record<Field, unknown>>> | null,
): string {
  const fields = Object.keys(words) as Field[];
  const parts = fields.flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    if (was === is) return [];
    return [replaced(words[field], was === null ? null : `${was}`, is === null ? null : `${is}`)];
  });
  return `${name}: ${parts.length === 0 ? "given, with nothing in it" : parts.join("; ")}`;
}

function replaced(name: string, before: string | null, after: string | null): string {
  if (before === null) return `${name}: ${after}, new`;
  if (after === null) return `${name}: none any more, it was ${before}`;
  return `${name}: ${before} → ${after}`;
}

function gapWords({
  scenario,
  from,
  to,
  why,
}: {
  readonly scenario: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}): string {
  return `${from} → ${to} in ${scenario} (${why})`;
}

function plain(list: readonly string[] | null): string {
  return list === null ? "none" : list.length === 0 ? "nothing" : list.join(", ");
}

function shown(model: string): string;
function shown(model: string | null): string | null;
function shown(model: string | null): string | null {
  return model === "" ? "no model" : model;
}
