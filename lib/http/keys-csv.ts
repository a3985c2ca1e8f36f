import type { KeyRow, KeysQuery } from "@/lib/contracts/keys";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readKeys } from "@/lib/services/read-keys";
import { csvResponse } from "./csv-response";

const FAILURES = OUTCOMES.filter((outcome) => outcome !== "ok");
const COLUMNS = [
  ...["gateway", "region", "runtime", "provider", "keyId", "label", "state", "until", "since"],
  ...["model", "reason", "basis", "needs", "stuckSuccesses", "attempts", "succeeded"],
  ...FAILURES,
  ...["incidents", "unmarked", "coalesced", "cooldownHits", "cooldownMs", "disabledHits"],
  ...["disabledMs", "lastFailureAt", "lastSuccessAt"],
] as const;

/** One row a key, in the order of the screen; incidents as `reason:count`, separated by spaces. */
export async function keysCsv(stores: ConsoleStores, query: KeysQuery): Promise<Response> {
  const { keys } = await readKeys(stores, query);
  return csvResponse("keys", COLUMNS, keys.map(csvRow));
}

function csvRow(key: KeyRow): Record<string, string | number | null> {
  const { current, cooldowns, disabled, incidents, stuck } = key;
  const { gateway, region, runtime, provider, keyId, label, needs } = key;
  const { attempts, succeeded, unmarked, coalesced } = key;
  return {
    ...{ gateway, region, runtime, provider, keyId, label, needs },
    ...{ attempts, succeeded, unmarked, coalesced },
    ...Object.fromEntries(FAILURES.map((outcome) => [outcome, key.failures[outcome] ?? 0])),
    state: current.state,
    until: isoOf(current.until),
    since: isoOf(current.since),
    model: current.model,
    reason: current.reason,
    basis: current.basis,
    stuckSuccesses: stuck?.successes ?? 0,
    incidents: Object.entries(incidents)
      .map(([reason, count]) => `${reason}:${count}`)
      .join(" "),
    cooldownHits: cooldowns.hits,
    cooldownMs: cooldowns.totalMs,
    disabledHits: disabled.hits,
    disabledMs: disabled.totalMs,
    lastFailureAt: isoOf(key.lastFailureAt),
    lastSuccessAt: isoOf(key.lastSuccessAt),
  };
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
