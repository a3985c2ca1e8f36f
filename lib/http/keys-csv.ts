import type { KeyRow, Keys, KeysQuery } from "@/lib/contracts/keys";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readKeys } from "@/lib/services/read-keys";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

const FAILURES = OUTCOMES.filter((outcome) => outcome !== "ok");
const COLUMNS = [
  ...["gateway", "region", "runtime", "provider", "keyId", "label", "state", "until", "since"],
  ...["model", "reason", "basis", "needs", "stuckSuccesses", "attempts", "succeeded"],
  ...FAILURES,
  ...["incidents", "unmarked", "coalesced", "cooldownHits", "cooldownMs", "disabledHits"],
  ...["disabledMs", "lastFailureAt", "lastSuccessAt"],
] as const;

const WINDOWS = [
  ...["gateway", "provider", "keyId", "label", "kind", "from", "startSeen", "to", "durationMs"],
  ...["until", "end", "endedBy", "scope", "model", "reason", "reused", "requestId", "traceId"],
  ...["source", "offset"],
] as const;

const BOUNDARIES = [
  ...["kind", "provider", "keys", "gateways", "count", "of", "firstAt", "lastAt", "requestIds"],
] as const;

/** The table that the query names, in the order of the screen. */
export async function keysCsv(stores: ConsoleStores, query: KeysQuery): Promise<Response> {
  const answer = await readKeys(stores, query);
  switch (query.table) {
    case "windows":
      return csvResponse("key-windows", WINDOWS, windowRows(answer));
    case "boundaries":
      return csvResponse("key-boundaries", BOUNDARIES, boundaryRows(answer));
    case "keys":
    case undefined:
      return csvResponse("keys", COLUMNS, answer.keys.map(csvRow));
  }
}

/** One row a time for which a key was out, newest first. */
function windowRows({ keys }: Keys) {
  return keys
    .flatMap((key) => key.intervals.map((interval) => ({ key, interval })))
    .toSorted((a, b) => b.interval.from - a.interval.from)
    .map(({ key: { gateway, provider, keyId, label }, interval }) => ({
      ...{ gateway, provider, keyId, label },
      ...interval,
      from: isoTime(interval.from),
      startSeen: String(interval.startSeen),
      to: isoTime(interval.to),
      durationMs: interval.to - interval.from,
      until: isoTime(interval.until),
      source: interval.line.source,
      offset: interval.line.offset,
    }));
}

/** Several keys, Gateways and requests of a cell are separated by spaces. */
function boundaryRows({ boundaries, labels }: Keys) {
  return boundaries.map((boundary) => ({
    ...boundary,
    keys: boundary.keys.map((id) => labels[id] ?? id).join(" "),
    gateways: boundary.gateways.join(" "),
    firstAt: isoTime(boundary.firstAt),
    lastAt: isoTime(boundary.lastAt),
    requestIds: boundary.requestIds.join(" "),
  }));
}

/** One row a key; incidents as `reason:count`, separated by spaces. */
function csvRow(key: KeyRow): Record<string, string | number | null> {
  const { current, cooldowns, disabled, incidents, stuck } = key;
  const { gateway, region, runtime, provider, keyId, label, needs } = key;
  const { attempts, succeeded, unmarked, coalesced } = key;
  return {
    ...{ gateway, region, runtime, provider, keyId, label, needs },
    ...{ attempts, succeeded, unmarked, coalesced },
    ...Object.fromEntries(FAILURES.map((outcome) => [outcome, key.failures[outcome] ?? 0])),
    state: current.state,
    until: isoTime(current.until),
    since: isoTime(current.since),
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
    lastFailureAt: isoTime(key.lastFailureAt),
    lastSuccessAt: isoTime(key.lastSuccessAt),
  };
}
