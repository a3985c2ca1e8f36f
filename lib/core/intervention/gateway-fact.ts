import type { Evidence, EvidenceKind } from "@/lib/core/attempt/evidence";
import type { StoredFact } from "@/lib/core/store/event-store";
import type { LinePlace } from "./mark";

/** A stored record of one kind. */
export type GatewayFact<K extends EvidenceKind> = Omit<StoredFact, "evidence"> & {
  readonly evidence: Extract<Evidence, { kind: K }>;
};

export function factsOfKind<K extends EvidenceKind>(
  facts: readonly StoredFact[],
  kind: K,
): GatewayFact<K>[] {
  return facts.filter((fact) => fact.evidence.kind === kind) as unknown as GatewayFact<K>[];
}

/** By time, then by the line's hash: the same order for the same set. */
export function inTime(a: StoredFact, b: StoredFact): number {
  return a.evidence.at - b.evidence.at || a.lineId - b.lineId;
}

export function placeOf({ source, offset, bytes }: StoredFact): LinePlace {
  return { source, offset, bytes };
}
