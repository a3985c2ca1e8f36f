import type { Quality, QualityGateway, QualitySource } from "@/lib/contracts/quality";
import { COVERED_FIELDS } from "@/lib/core/rollup/tally";

/** For tests and fixtures: a Gateway that sends everything, apart from what is said. */
export function qualityGateway(
  parts: Partial<Omit<QualityGateway, "sources">> & { sources?: Partial<QualitySource>[] },
): QualityGateway {
  const { sources = [{}] } = parts;
  return {
    gateway: "fra-1",
    region: "eu-central",
    runtime: "docker",
    evidence: "every_call",
    failuresOnlySince: null,
    ingestLagMs: null,
    lines: 1_000,
    attempts: 100,
    unknownOutcomes: 0,
    coverage: Object.fromEntries(
      COVERED_FIELDS.map((field) => [field, 1]),
    ) as QualityGateway["coverage"],
    coverageSteps: [],
    gaps: [],
    advice: [],
    ...parts,
    sources: sources.map((source) => ({ ...WHOLE_LOG, ...source })),
  };
}

const WHOLE_LOG: QualitySource = {
  source: "/var/log/openclaw/openclaw.log",
  kind: "openclaw_log",
  files: 1,
  bytes: 10_000,
  lines: 1_000,
  records: 900,
  attempts: 100,
  irrelevant: 100,
  unrecognised: 0,
  malformed: 0,
  lastEventAt: 3_599_000,
  lagMs: 1_000,
  unreadBytes: 0,
  writtenAt: 3_599_000,
  aheadMs: null,
  release: "2026.9",
};

/** An answer of `GET /api/v1/quality` over the first hour of 1970, from what matters in it. */
export function qualityAnswer(parts: Partial<Quality>): Quality {
  return {
    range: { from: 0, to: 3_600_000 },
    asOf: 3_600_000,
    stepMs: 600_000,
    gateways: [qualityGateway({})],
    losses: [],
    timeJumps: [],
    contradictions: { found: [], looked: 0, capped: false, since: 0 },
    rejected: [],
    ...parts,
  };
}
