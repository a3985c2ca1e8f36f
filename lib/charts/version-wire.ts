import type { RouteVersionWire } from "@/lib/contracts/route-versions";

/** For tests and fixtures: a version of a route table from what matters in it. */
export function versionWire(parts: Partial<RouteVersionWire> = {}): RouteVersionWire {
  const { table = "production", number = 1, at = 0 } = parts;
  return {
    ...{ table, number, at, authoredAt: at, sha: number.toString(16).padStart(40, "0") },
    ...{ tag: `${table}/v${number}`, title: `Change ${number}`, reason: "", draft: null },
    ...{ authorName: "Edda Lind", authorEmail: "edda@acme.example", reviewers: [] },
    ...{ ticket: null, ticketUrl: null, contentHash: null, reverts: null },
    ...{ isEmergency: false, isMerge: false },
    ...parts,
  };
}
