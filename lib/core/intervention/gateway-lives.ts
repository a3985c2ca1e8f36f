import { MINUTE_MS } from "@/lib/core/time/range";
import { type GatewayFact, inTime } from "./gateway-fact";

type Fact = GatewayFact<"gateway_lived">;

/** A Gateway stopped and started again. */
export type Restart = { readonly clean: boolean; readonly facts: readonly Fact[] };

/** A start says that it found requests of an earlier process this long after it began, at most. */
const ORPHANED_WITHIN_MS = 10 * MINUTE_MS;

/**
 * The restarts of one Gateway, oldest first, each with its lines. A start without a stop before it was not
 * asked for. The first start that is known is none, unless the Gateway `ranBefore`. Several lines tell
 * of one start; within one process (after SIGUSR1) only that it is ready again.
 */
export function restartsOf(facts: readonly Fact[], ranBefore: boolean): Restart[] {
  const restarts: { clean: boolean; facts: Fact[] }[] = [];
  let ran = ranBefore;
  let stop: Fact[] = [];
  /** The lines of the start that was last, where it is a restart. */
  let current: Fact[] | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  const start = (fact: Fact) => {
    current = [...stop, fact];
    if (ran) restarts.push({ clean: stop.length > 0, facts: current });
    ran = true;
    stop = [];
    startedAt = fact.evidence.at;
  };

  for (const fact of facts.toSorted(inTime)) {
    const { step, at } = fact.evidence;
    if (step === "stopping" || step === "stopped") {
      stop.push(fact);
      ran = true;
    } else if (
      step === "starting" ||
      stop.length > 0 ||
      (step === "orphaned" && at - startedAt > ORPHANED_WITHIN_MS) ||
      !ran
    ) {
      start(fact);
    } else {
      (current as Fact[] | null)?.push(fact);
    }
  }
  return restarts;
}

/** The lines between which the release changed, as far as the shape of the lines proves it. */
export function versionChangesOf(facts: readonly Fact[]): { before: Fact; after: Fact }[] {
  const named = facts.filter(({ evidence }) => evidence.version !== null).toSorted(inTime);
  return named.flatMap((after, index) => {
    const before = named[index - 1];
    return before !== undefined && differ(before, after) ? [{ before, after }] : [];
  });
}

/** "2026.9" and "2026.6 to 2026.8" exclude each other; "2026.8 to 2026.9" and "2026.9.6" may be the same. */
function differ(a: Fact, b: Fact): boolean {
  const [one, other] = [spanOf(a), spanOf(b)];
  return isBefore(one.newest, other.oldest) || isBefore(other.newest, one.oldest);
}

function spanOf({ evidence }: Fact): { oldest: string; newest: string } {
  const [oldest = "", newest = oldest] = (evidence.version ?? "").split(" to ");
  return { oldest, newest };
}

function isBefore(a: string, b: string): boolean {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, index) => index < right.length && number !== right[index]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

function numbersOf(release: string): number[] {
  return release.split(".").map(Number);
}
