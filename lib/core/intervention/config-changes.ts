import { EDITED_WHILE_STOPPED } from "@/lib/core/log/config-audit-line";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import { type GatewayFact, inTime } from "./gateway-fact";

type Fact = GatewayFact<"config_changed">;

/** One change of a Gateway's configuration, with every line that tells of it. */
export type ConfigChange = {
  /** What happened first: it dates the change. */
  readonly head: Fact;
  readonly facts: readonly Fact[];
  readonly paths: readonly string[];
  readonly actor: string | null;
};

/** A write by RPC and its row in the Gateway's account are written together. */
const SAME_WRITE_MS = 5 * SECOND_MS;
/** The watcher sees a write after 0.3 to 2 s; a busy Gateway takes longer. */
const DETECTED_WITHIN_MS = 30 * SECOND_MS;
/** A reload waits for what is going on. */
const APPLIED_WITHIN_MS = 60 * SECOND_MS;

/** A command that wrote while the Gateway was not running is found when it starts. */
const STARTED_WITHIN_MS = 10 * MINUTE_MS;

/** No line tells of a change that began longer ago. */
export const LONGEST_CHANGE_MS = STARTED_WITHIN_MS + APPLIED_WITHIN_MS;

/**
 * The changes that one Gateway's lines tell of: a change is written, detected and applied, and a row of the
 * Gateway's account may stand beside. Lines join by time and overlapping paths, each by what lies near
 * it alone, so that neither their order nor the rest of the log makes a difference.
 */
export function configChanges(facts: readonly Fact[]): ConfigChange[] {
  const ordered = facts.toSorted(inTime);
  const heads = headsOf(ordered);
  const detected = ordered.filter((fact) => fact.evidence.step === "detected" && !isRow(fact));
  const writes = heads.map((head) => ({
    head,
    seen: detected.find((fact) => follows(fact, head, DETECTED_WITHIN_MS)) ?? null,
  }));
  const claimed = new Set(writes.map(({ seen }) => seen));
  // Every other line, with what it stands beside or follows from; `null`: it is a change of its own.
  const beside = new Map(
    ordered
      .filter((fact) => !heads.includes(fact) && !detected.includes(fact))
      .map((fact) => [fact, besides(fact, { heads, detected, writes })]),
  );
  const changes = [
    ...writes,
    ...detected.filter((fact) => !claimed.has(fact)).map((head) => ({ head, seen: head })),
    ...keysOf(beside, null).map((head) => ({ head, seen: head })),
  ].map(({ head, seen }) => {
    const anchors = seen === null || seen === head ? [head] : [head, seen];
    return changeOf(head, [...anchors, ...anchors.flatMap((anchor) => keysOf(beside, anchor))]);
  });
  return changes.toSorted((a, b) => inTime(a.head, b.head));
}

/** The writes: what clients asked for, and rows of commands. A row of what a client asked for is none of its own. */
function headsOf(ordered: readonly Fact[]): Fact[] {
  const written = ordered.filter(({ evidence }) => evidence.step === "written");
  const byRpc = written.filter(isByRpc);
  return written.filter((fact) => !isRow(fact) || nearest(fact, byRpc, SAME_WRITE_MS) === null);
}

type Lines = {
  readonly heads: readonly Fact[];
  readonly detected: readonly Fact[];
  readonly writes: readonly { readonly head: Fact; readonly seen: Fact | null }[];
};

/** The line that a row of the account stands beside, or that a reload follows from. */
function besides(fact: Fact, { heads, detected, writes }: Lines): Fact | null {
  const { step, actor } = fact.evidence;
  if (step === "written") return nearest(fact, heads.filter(isByRpc), SAME_WRITE_MS);
  if (step === "applied" || step === "waiting") {
    const before = (cause: Fact) => follows(fact, cause, APPLIED_WITHIN_MS);
    const unseen = writes.filter(({ seen }) => seen === null).map(({ head }) => head);
    return detected.findLast(before) ?? unseen.findLast(before) ?? null;
  }
  if (actor !== EDITED_WHILE_STOPPED) return nearest(fact, detected, SAME_WRITE_MS);
  return writtenBefore(fact, heads);
}

/** The last of the writes that explain all that a start found changed; `null` where they leave something open. */
function writtenBefore(start: Fact, heads: readonly Fact[]): Fact | null {
  const before = heads.filter((head) => follows(start, head, STARTED_WITHIN_MS));
  const explained = pathsOf(before);
  const all = pathsOf([start]).every((path) => explained.some((other) => covers(path, other)));
  return all ? (before.at(-1) ?? null) : null;
}

function changeOf(head: Fact, all: readonly Fact[]): ConfigChange {
  const facts = [...new Set(all)].toSorted(inTime);
  const actors = facts.map(({ evidence }) => evidence.actor);
  return {
    head,
    facts,
    paths: pathsOf([head, ...facts]),
    actor: head.evidence.actor ?? actors.find((actor) => actor !== null) ?? null,
  };
}

/** A write that a client asked the Gateway for. */
function isByRpc({ evidence }: Fact): boolean {
  return evidence.step === "written" && (evidence.actor?.startsWith("config.") ?? false);
}

/** A row of the Gateway's account of what it wrote or found, which may stand beside a line of the log. */
function isRow({ evidence: { step, actor } }: Fact): boolean {
  return (
    (step === "written" && (actor === "gateway" || actor === null)) ||
    (step === "detected" && actor !== null)
  );
}

function nearest(row: Fact, candidates: readonly Fact[], withinMs: number): Fact | null {
  const gap = (fact: Fact) => Math.abs(fact.evidence.at - row.evidence.at);
  const near = candidates.filter((fact) => gap(fact) <= withinMs && overlaps(fact, row));
  return near.toSorted((a, b) => gap(a) - gap(b) || inTime(a, b))[0] ?? null;
}

function follows(later: Fact, earlier: Fact, withinMs: number): boolean {
  const gap = later.evidence.at - earlier.evidence.at;
  return gap >= 0 && gap <= withinMs && overlaps(later, earlier);
}

function overlaps(a: Fact, b: Fact): boolean {
  const [some, others] = [pathsOf([a]), pathsOf([b])];
  return some.some((path) => others.some((other) => covers(path, other)));
}

/** One path is the other or lies below it: a whole object may have been replaced. */
function covers(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`);
}

/** What every command and every write rewrites. */
const BOOKKEEPING = /^(?:plugins\.installs$|meta\b)/;

/** Each path once, without places in lists, and without what every command rewrites unless it is all there is. */
function pathsOf(facts: readonly Fact[]): string[] {
  const all = facts.flatMap(({ evidence }) => evidence.paths.split(","));
  const paths = [...new Set(all.map((path) => path.replaceAll(/\[\d+\]/g, "")))];
  const named = paths.filter((path) => path !== "");
  const telling = named.filter((path) => !BOOKKEEPING.test(path));
  return telling.length > 0 ? telling : named;
}

function keysOf(map: ReadonlyMap<Fact, Fact | null>, wanted: Fact | null): Fact[] {
  return [...map].filter(([, value]) => value === wanted).map(([fact]) => fact);
}
