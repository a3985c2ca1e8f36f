import type { Evidence } from "@/lib/core/attempt/evidence";
import type { StoredFact } from "@/lib/core/store/event-store";
import { SECOND_MS } from "@/lib/core/time/range";
import { keyName, type Penalty, WINDOW_KINDS, type WindowKind } from "./penalty";

/**
 * A key record and the decision on the same failure lie this close together. In all recordings it is 74 ms
 * at most; a machine that is short of time takes longer. Of several the nearest is taken, so that a second
 * failure of the key in the same request keeps its own.
 */
const NEAR_MS = 5 * SECOND_MS;

/**
 * The reasons that count against a key (field guide, section 4). Only for decisions that were stored
 * before their own word on it was read.
 */
const PENALISING = new Set([
  ...["rate_limit", "billing", "auth", "auth_permanent", "timeout", "model_not_found"],
]);

type Fact<K extends Evidence["kind"]> = StoredFact & {
  readonly evidence: Extract<Evidence, { kind: K }>;
};
type KeyRecord = Fact<"key_penalised">;
type Decision = Fact<"failover_decided">;

/**
 * The failures that count against keys, oldest first: every key record, and every decision that names a
 * failing key which got none. At the rotation cap the Gateway gives up without a record (field guide,
 * section 7), and counting records alone would miss that failure.
 */
export function findPenalties(facts: readonly StoredFact[]): Penalty[] {
  const groups = Map.groupBy(facts.filter(namesKey), groupKey);
  return [...groups.values()].flatMap(penaltiesOfGroup).sort(inTime);
}

function penaltiesOfGroup(facts: readonly (KeyRecord | Decision)[]): Penalty[] {
  const records = facts.filter(isRecord);
  const decisions = facts.filter(isDecision).filter(penalises);
  const decisionOf = pair(records, decisions);
  const paired = new Set(decisionOf.values());
  return [
    ...records.map((record) => recorded(record, decisionOf.get(record) ?? null)),
    ...decisions.filter((decision) => !paired.has(decision)).map(unmarked),
  ];
}

/** Nearest first, each at most once. */
function pair(
  records: readonly KeyRecord[],
  decisions: readonly Decision[],
): Map<KeyRecord, Decision> {
  const [record, decision] = [records[0], decisions[0]];
  if (record === undefined || decision === undefined) return new Map();
  if (records.length === 1 && decisions.length === 1) {
    return isNear(record, decision) ? new Map([[record, decision]]) : new Map();
  }
  return pairMany(records, decisions);
}

function isNear(record: KeyRecord, decision: Decision): boolean {
  return Math.abs(record.evidence.at - decision.evidence.at) <= NEAR_MS;
}

function pairMany(
  records: readonly KeyRecord[],
  decisions: readonly Decision[],
): Map<KeyRecord, Decision> {
  const near = records.flatMap((record) =>
    decisions.flatMap((decision) => {
      const gapMs = Math.abs(record.evidence.at - decision.evidence.at);
      return isNear(record, decision) ? [{ record, decision, gapMs }] : [];
    }),
  );
  near.sort(
    (a, b) => a.gapMs - b.gapMs || byTime(a.record, b.record) || byTime(a.decision, b.decision),
  );
  const decisionOf = new Map<KeyRecord, Decision>();
  const taken = new Set<Decision>();
  for (const { record, decision } of near) {
    if (decisionOf.has(record) || taken.has(decision)) continue;
    decisionOf.set(record, decision);
    taken.add(decision);
  }
  return decisionOf;
}

function recorded(fact: KeyRecord, decision: Decision | null): Penalty {
  const { reason, window, until, reused } = fact.evidence;
  return {
    ...common(fact, fact.evidence.keyId),
    reason,
    model: decision?.evidence.model ?? null,
    record: { kind: isWindowKind(window) ? window : null, until, reused },
  };
}

function unmarked(fact: Decision): Penalty {
  const { reason, model, keyId } = fact.evidence;
  return { ...common(fact, keyId ?? ""), reason, model, record: null };
}

function common(fact: KeyRecord | Decision, keyId: string) {
  const { gateway, region, runtime, source, offset, bytes, lineId } = fact;
  const { at, provider, runId, traceId } = fact.evidence;
  const line = { source, offset, bytes };
  return { gateway, region, runtime, provider, keyId, at, requestId: runId, traceId, lineId, line };
}

/** Decisions on 5xx, overloads and bad requests name the key too, and do not count against it. */
function penalises({ evidence }: Decision): boolean {
  return evidence.penalises ?? PENALISING.has(evidence.reason ?? "");
}

function namesKey(fact: StoredFact): fact is KeyRecord | Decision {
  return isRecord(fact) || (isDecision(fact) && fact.evidence.keyId !== null);
}

function isRecord(fact: StoredFact): fact is KeyRecord {
  return fact.evidence.kind === "key_penalised";
}

function isDecision(fact: StoredFact): fact is Decision {
  return fact.evidence.kind === "failover_decided";
}

function isWindowKind(window: string | null): window is WindowKind {
  return (WINDOW_KINDS as readonly (string | null)[]).includes(window);
}

function groupKey({ gateway, evidence }: KeyRecord | Decision): string {
  const { provider, keyId, runId, traceId } = evidence;
  return `${runId ?? traceId} ${keyName({ gateway, provider, keyId: keyId ?? "" })}`;
}

function byTime(a: StoredFact, b: StoredFact): number {
  return a.evidence.at - b.evidence.at || a.lineId - b.lineId;
}

function inTime(a: Penalty, b: Penalty): number {
  return a.at - b.at || a.lineId - b.lineId;
}
