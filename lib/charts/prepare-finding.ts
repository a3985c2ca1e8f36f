import type { Finding, Now } from "@/lib/contracts/now";
import type { AttemptsLink } from "./attempts-link";
import { dimensionFilters } from "./attempts-link";
import { formatCount, formatCounted, formatShare } from "./format-number";
import { MARK_WORDS } from "./mark-words";
import { OUTCOME_LOOKS } from "./outcome-look";
import { link, type Part, type ScreenLink, screen, text, time } from "./sentence-part";
import { placeParts, type SentenceView } from "./sentence-view";
import { gateWords } from "./withheld-words";

const NOT_OF_ATTEMPTS = {
  provider: undefined,
  model: undefined,
  key: undefined,
  outcome: undefined,
};
/** Most of what was looked at has it in common. */
const MOST = 0.5;
/** Paths of a change that are named; the mark has all. */
const PATHS_NAMED = 2;

/** A finding as a sentence; `first` is the headline, which also says what there is elsewhere. */
export function prepareFinding(finding: Finding, now: Now, first: boolean): SentenceView {
  const { outcome, where, ongoing } = finding;
  const range = { from: finding.since ?? now.range.from, to: finding.until };
  const filters = dimensionFilters(where);
  return {
    id: `${outcome} ${JSON.stringify(where)}`,
    sign: { kind: "outcome", outcome },
    place: placeParts(where, now.heatmap.labels),
    all: { path: "/attempts", filters: { ...filters, outcome: [outcome] }, range },
    evidence: [
      ...counts(finding, { filters, range }),
      ...when(finding),
      ...onKey(finding, { filters, range }),
      ...breadth(finding),
      ...asLabelled(finding),
      ...(first ? elsewhere(finding, now) : []),
      ...callersGot(finding, { filters, range }),
    ],
    symptom: finding.symptom,
    harmful: true,
    ongoing,
    impact: finding.impact,
  };
}

/** "312 of 940 attempts (33 %)"; a count alone where the denominator is not known. */
function counts(finding: Finding, { filters, range }: AttemptsLink): Part[] {
  const { outcome, count, of, withheldBy } = finding;
  const failed = link(formatCount(count), { filters: { ...filters, outcome: [outcome] }, range });
  if (withheldBy !== undefined) {
    return [failed, text(` failed, rate withheld: ${gateWords(withheldBy)}`)];
  }
  if (of === null) return [failed, text(" failed, rate unknown")];
  return [
    failed,
    text(" of "),
    link(formatCounted(of, "attempt"), { filters, range }),
    text(` (${formatShare(count / of)})`),
  ];
}

function when({ since, lastSeen, ongoing, after }: Finding): Part[] {
  const start =
    since === null ? [text(" since before this range")] : [text(" since "), time(since)];
  const ended = ongoing ? [] : [text(", last seen "), time(lastSeen)];
  return [...start, ...(after === null ? [] : afterChange(after)), ...ended];
}

/** That one came after the other is said, and no more. */
function afterChange({ kind, paths, gateway, at }: NonNullable<Finding["after"]>): Part[] {
  const named = paths.slice(0, PATHS_NAMED).join(", ");
  const more = paths.length > PATHS_NAMED ? ` and ${paths.length - PATHS_NAMED} more` : "";
  const what = named === "" ? "" : ` of ${named}${more}`;
  return [text(`, after a ${MARK_WORDS[kind].one}${what} on ${gateway} `), time(at)];
}

/** Where all providers of a place fail alike it is hardly the providers. */
function breadth({ where, providers, outcome }: Finding): Part[] {
  const path = outcome === "timeout" || outcome === "network";
  if (!path || where.provider !== undefined || providers.length < 2) return [];
  return [text(`, ${providers.length} providers alike: rather the way out than a provider`)];
}

/** What the rows behind it say beside their outcome. */
function asLabelled({ look: { looked, mislabelled, brokenStreams }, split }: Finding): Part[] {
  const parts: Part[] = [];
  if (mislabelled !== null && mislabelled.count > MOST * looked) {
    const { label, count } = mislabelled;
    parts.push(text(`; the Gateway calls it ${label} in ${ofNewest(count, looked)}`));
  }
  if (brokenStreams > MOST * looked) {
    parts.push(text(`; broken mid-stream, after a 200, in ${ofNewest(brokenStreams, looked)}`));
  }
  if (split !== null) {
    const rest = formatCounted(split.working.length, "other key");
    parts.push(
      text(`; ${rest} ${split.working.length === 1 ? "works" : "work"} in the same place`),
    );
  }
  return parts;
}

function ofNewest(count: number, looked: number): string {
  return `${formatCount(count)} of the newest ${formatCount(looked)}`;
}

/** What callers got, where that is known and bad. */
function callersGot({ requests, where }: Finding, { range }: AttemptsLink): Part[] {
  if (requests === null || requests.exhausted + requests.hidden === 0) return [];
  const { exhausted, hidden, requested, reasons } = requests;
  const { region, gateway, runtime } = where;
  const to = (params: Record<string, string>): ScreenLink => ({
    path: "/requests",
    range,
    // Of a request these would be those of any attempt; what was asked for is named instead.
    filters: { ...NOT_OF_ATTEMPTS, ...dimensionFilters({ region, gateway, runtime }) },
    params: { ...params, requested, reason: reasons },
  });
  const lost = screen(
    `${formatCounted(exhausted, "request")} exhausted`,
    to({ result: "exhausted" }),
  );
  const lesser = screen(
    `${formatCounted(hidden, "request")} served by a fallback`,
    to({ trait: "downgraded" }),
  );
  const said = [...(exhausted > 0 ? [lost] : []), ...(hidden > 0 ? [lesser] : [])];
  return said.flatMap((part, at) => [text(at === 0 ? ". Callers: " : ", "), part]);
}

function onKey({ key, outcome, where }: Finding, { filters, range }: AttemptsLink): Part[] {
  if (key === null || key.share < MOST || where.key !== undefined) return [];
  const name = key.id === null ? "an unknown key" : `key ${key.label ?? key.id}`;
  return [
    text(`, ${formatShare(key.share)} of it on `),
    link(name, { filters: { ...filters, key: [key.id ?? ""], outcome: [outcome] }, range }),
  ];
}

/** Whether it is this place alone. */
function elsewhere({ outcome, count, countEverywhere }: Finding, now: Now): Part[] {
  const rest = countEverywhere - count;
  if (rest <= 0) return [];
  return [
    text("; "),
    link(`${formatCount(rest)} more`, { filters: { outcome: [outcome] }, range: now.range }),
    text(` ${OUTCOME_LOOKS[outcome].word} elsewhere or before`),
  ];
}
