import type { Finding } from "@/lib/contracts/now";

/** For tests and fixtures: a finding of `GET /api/v1/now` from what matters in it. */
export function findingAnswer(parts: Partial<Finding>): Finding {
  const { outcome = "rate_limited", count = 3 } = parts;
  return {
    ...{ outcome, where: {}, count, of: null, countEverywhere: count },
    ...{ since: null, lastSeen: 1, until: 2, ongoing: true, key: null },
    ...{ providers: [], gateways: [], split: null, requests: null, after: null },
    symptom: outcome === "ok" ? "unknown" : outcome,
    look: { looked: 0, mislabelled: null, brokenStreams: 0, attemptId: null },
    impact: count,
    ...parts,
  };
}
