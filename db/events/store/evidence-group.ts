import type { Evidence } from "@/lib/core/attempt/evidence";
import { hashText } from "./text-hash";

/**
 * What evidence is stored by: its trace, or its run where it has no trace, or the line alone. The
 * Gateway is part of it, so that two Gateways never join.
 */
export function evidenceGroup(gateway: string, evidence: Evidence, lineId: number): string {
  if (evidence.traceId !== null) return `${gateway}\u0000trace ${evidence.traceId}`;
  const run = runOf(evidence);
  return run === null ? `${gateway}\u0000line ${lineId}` : runGroup(gateway, run);
}

/** The group of what knows only its run. */
export function runGroup(gateway: string, run: string): string {
  return `${gateway}\u0000run ${run}`;
}

/** True for the group of a run: only those have links. */
export function isRunGroup(group: string): boolean {
  return group.startsWith("run ", group.indexOf("\u0000") + 1);
}

/** The run that a line names; `null` where it names none. */
export function runOf(evidence: Evidence): string | null {
  return "runId" in evidence ? evidence.runId : null;
}

/** 48 bits; the rows found by them are compared by their whole group before they are joined. */
export function groupHash(group: string): number {
  return hashText(group);
}
