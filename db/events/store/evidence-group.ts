import type { Evidence } from "@/lib/core/attempt/evidence";
import { hashText } from "./text-hash";

/**
 * What evidence is put together by: its trace, or its run where it has no trace, or the line alone. The
 * Gateway is part of it, so that two Gateways never join.
 */
export function evidenceGroup(gateway: string, evidence: Evidence, lineId: number): string {
  if (evidence.traceId !== null) return `${gateway}\u0000trace ${evidence.traceId}`;
  const run = "runId" in evidence ? evidence.runId : null;
  return run === null ? `${gateway}\u0000line ${lineId}` : `${gateway}\u0000run ${run}`;
}

/** 48 bits; the rows found by them are compared by their whole group before they are joined. */
export function groupHash(group: string): number {
  return hashText(group);
}
