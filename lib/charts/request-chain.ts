import type { RequestAttempt, RequestRow, SkippedCandidate } from "@/lib/contracts/requests";
import type { Outcome } from "@/lib/core/outcome/outcome";
import type { ModelTarget } from "@/lib/core/request/request";
import { sameTarget } from "@/lib/core/request/served-by-attempts";
import type { EpochMs } from "@/lib/core/time/range";
import { keyName } from "./key-name";
import { OUTCOME_LOOKS } from "./outcome-look";
import { reasonWords } from "./reason-words";

/** A link of the chain that a request went along. */
export type ChainLink =
  | {
      readonly kind: "calls";
      /** The first attempt's, by which the link is known. */
      readonly id: string;
      readonly name: string;
      /** Named where it is another one than this provider's calls before had. */
      readonly key: string | null;
      readonly outcome: Outcome;
      readonly status: number | null;
      readonly count: number;
    }
  /** Passed over without a call, why, and until when its keys were out. */
  | {
      readonly kind: "skipped";
      readonly id: string;
      readonly name: string;
      readonly reason: string | null;
      readonly until: EpochMs | null;
    }
  /** Passed over too, of which no line is kept that says who; `name`: the one asked for, where it must be that. */
  | { readonly kind: "skips"; readonly name: string | null; readonly count: number }
  /** Served, as a decision or the run's end tells, without a line of the call. */
  | { readonly kind: "told"; readonly name: string | null }
  /** Calls after those that the answer holds. */
  | { readonly kind: "left_out"; readonly count: number };

/** What was called, in order: like calls gathered, keys named when they change. */
export function requestChain(row: RequestRow): readonly ChainLink[] {
  const { attempts, attemptCount, skipped } = row;
  const nameOf = shortNames(row);
  const calls = gather([...skipped, ...attempts].toSorted(inOrder), nameOf);
  const skips = row.skips - skipped.length;
  const rest = attemptCount - attempts.length;
  const askedSkipped = skips > 0 && rest === 0 && skippedAsked(row);
  const skipsLeft = askedSkipped ? skips - 1 : skips;
  return [
    ...(askedSkipped && row.requested
      ? [{ kind: "skips", name: nameOf(row.requested), count: 1 } as const]
      : []),
    ...calls,
    ...(skipsLeft > 0 ? [{ kind: "skips", name: null, count: skipsLeft } as const] : []),
    ...(rest > 0 ? [{ kind: "left_out", count: rest } as const] : told(row, nameOf)),
  ];
}

/** "opus ✕429 ×3 → opus (spare) ✕429 → gpt ✓". */
export function chainText(chain: readonly ChainLink[]): string {
  return chain.map(linkText).join(" → ");
}

function linkText(link: ChainLink): string {
  switch (link.kind) {
    case "calls": {
      const key = link.key === null ? "" : ` (${link.key})`;
      const times = link.count === 1 ? "" : ` ×${link.count}`;
      return `${link.name}${key} ${endText(link)}${times}`;
    }
    case "skipped":
      return `${link.name} skipped${link.reason === null ? "" : ` (${reasonWords(link.reason)})`}`;
    case "skips":
      if (link.name !== null) return `${link.name} skipped`;
      return `${link.count} skipped`;
    case "told":
      return `${link.name ?? "unknown model"} ✓`;
    case "left_out":
      return `${link.count} more`;
  }
}

/** What a failed call is called in little room: its status, or its outcome where a status is missing or says "ok". */
export function failureText({
  outcome,
  status,
}: Pick<RequestAttempt, "outcome" | "status">): string {
  return status === null || status < 300 ? OUTCOME_LOOKS[outcome].word : String(status);
}

/** "✓", "✕429", or "✕timeout". */
function endText(call: Pick<RequestAttempt, "outcome" | "status">): string {
  return call.outcome === "ok" ? "✓" : `✕${failureText(call)}`;
}

/** Skips have no place in a row. That the one asked for is among them is certain only if it was never called. */
function skippedAsked({ requested, attempts, skipped }: RequestRow): boolean {
  if (requested === null || skipped.some((one) => sameTarget(one, requested))) return false;
  return !attempts.some((attempt) => sameTarget(attempt, requested));
}

type Event = RequestAttempt | SkippedCandidate;

/** Within a millisecond a skip is before the call that follows from it. */
function inOrder(a: Event, b: Event): number {
  return a.at - b.at || Number("id" in a) - Number("id" in b);
}

function gather(events: readonly Event[], nameOf: (target: ModelTarget) => string): ChainLink[] {
  const links: ChainLink[] = [];
  const keyOf = new Map<string | null, string>();
  let before: RequestAttempt | null = null;
  for (const attempt of events) {
    if (!("id" in attempt)) {
      const { at, reason, until } = attempt;
      const name = nameOf(attempt);
      links.push({ kind: "skipped", id: `${name} ${at} ${links.length}`, name, reason, until });
      continue;
    }
    const last = links.at(-1);
    if (last?.kind === "calls" && before !== null && isAlike(before, attempt)) {
      links[links.length - 1] = { ...last, count: last.count + 1 };
    } else {
      links.push({
        kind: "calls",
        id: attempt.id,
        name: nameOf(attempt),
        key: changedKey(attempt, keyOf.get(attempt.provider)),
        outcome: attempt.outcome,
        status: attempt.status,
        count: 1,
      });
    }
    if (attempt.keyId !== null) keyOf.set(attempt.provider, attempt.keyId);
    before = attempt;
  }
  return links;
}

function isAlike(a: RequestAttempt, b: RequestAttempt): boolean {
  return (
    sameTarget(a, b) && a.keyId === b.keyId && a.outcome === b.outcome && a.status === b.status
  );
}

function changedKey(
  { keyId, keyLabel, provider }: RequestAttempt,
  before: string | undefined,
): string | null {
  if (keyId === null || before === undefined || before === keyId) return null;
  return keyName(keyId, keyLabel, provider);
}

function told(row: RequestRow, nameOf: (target: ModelTarget) => string): ChainLink[] {
  const { result, served, attempts } = row;
  if (result !== "served") return [];
  const seen = attempts.some(
    (attempt) => attempt.outcome === "ok" && (served === null || sameTarget(attempt, served)),
  );
  return seen ? [] : [{ kind: "told", name: served && nameOf(served) }];
}

/** A model by the last part of its id; with its provider where two providers of this request share it. */
function shortNames({
  attempts,
  skipped,
  requested,
  served,
}: RequestRow): (target: ModelTarget) => string {
  const targets = [
    ...attempts,
    ...skipped,
    ...[requested, served].filter((target) => target !== null),
  ];
  return (target) => {
    const short = shortModel(target);
    const shared = targets.some(
      (other) => shortModel(other) === short && other.provider !== target.provider,
    );
    return shared ? `${target.provider ?? "unknown"}/${short}` : short;
  };
}

function shortModel({ model }: ModelTarget): string {
  return model === null ? "unknown model" : (model.split("/").at(-1) ?? model);
}
