import type { Attempt } from "@/lib/core/attempt/attempt";
import type { ModelTarget, Request } from "./request";

/**
 * Who served a request, from its attempts alone (in order); `null` where none was answered well. The
 * model asked for served if its last attempt did, whatever other models were called besides.
 */
export function servedByAttempts(
  attempts: readonly Attempt[],
  requested: ModelTarget | null,
): Pick<Request, "served" | "step" | "downgraded" | "silent"> | null {
  const last = attempts.findLast(({ outcome }) => outcome === "ok");
  if (last === undefined) return null;
  const own =
    requested === null ? undefined : attempts.findLast((attempt) => sameTarget(attempt, requested));
  const target = own?.outcome === "ok" ? own : last;
  const served = { provider: target.provider, model: target.model };
  if (requested === null || sameTarget(served, requested)) {
    return { served, step: 0, downgraded: false, silent: false };
  }
  const before = attempts.slice(0, attempts.indexOf(target));
  const failed = before.filter(({ outcome }) => outcome !== "ok");
  if (failed.length === 0) return { served, step: null, downgraded: false, silent: true };
  const tried = new Set(failed.filter((one) => !sameTarget(one, served)).map(targetKey));
  return { served, step: Math.max(1, tried.size), downgraded: true, silent: false };
}

export function sameTarget(a: ModelTarget, b: ModelTarget): boolean {
  return a.provider === b.provider && a.model === b.model;
}

function targetKey({ provider, model }: ModelTarget): string {
  return JSON.stringify([provider, model]);
}
