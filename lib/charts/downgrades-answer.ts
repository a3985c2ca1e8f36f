import type { Downgrades, RequestSums } from "@/lib/contracts/downgrades";
import type { EpochMs } from "@/lib/core/time/range";

type Point = Partial<RequestSums> & { t: EpochMs; interventions?: number };
type Chain = Partial<RequestSums> & { ref: string; gateway?: string; interventions?: number };

/**
 * For tests and fixtures: an answer of `GET /api/v1/downgrades` from what matters in it. Totals are
 * the sums of the points, requests the sum of the ways they were served.
 */
export function downgradesAnswer(
  parts: Partial<Omit<Downgrades, "points" | "chains">> & {
    points?: readonly Point[];
    chains?: readonly Chain[];
  },
): Downgrades {
  const points = (parts.points ?? []).map((point) => ({
    ...filled(point),
    t: point.t,
    interventions: point.interventions ?? 0,
  }));
  const chains = (parts.chains ?? []).map(
    ({ ref, gateway = "fra-1", interventions = 0, ...sums }) => {
      const [provider = "", model = ""] = ref.split("/");
      return { ...filled(sums), requested: { provider, model }, gateway, interventions };
    },
  );
  return {
    range: { from: 0, to: 600_000 },
    asOf: 600_000,
    stepMs: 60_000,
    rowsSince: null,
    evidence: "every_call",
    totals: filled(sumOf(points)),
    steps: [],
    interventions: { total: 0, byKind: {} },
    flows: [],
    episodes: [],
    ...{ marks: [], omittedMarks: 0 },
    ...parts,
    points,
    chains,
  };
}

const NONE: RequestSums = {
  requests: 0,
  primary: 0,
  downgraded: 0,
  silent: 0,
  exhausted: 0,
  aborted: 0,
  unknown: 0,
  skipped: 0,
  recovered: 0,
  coalesced: 0,
};

function filled(sums: Partial<RequestSums>): RequestSums {
  const { primary, downgraded, silent, exhausted, aborted, unknown, ...rest } = {
    ...NONE,
    ...sums,
  };
  const requests = primary + downgraded + silent + exhausted + aborted + unknown;
  return { ...rest, primary, downgraded, silent, exhausted, aborted, unknown, requests };
}

function sumOf(points: readonly RequestSums[]): RequestSums {
  const names = Object.keys(NONE) as (keyof RequestSums)[];
  return Object.fromEntries(
    names.map((name) => [name, points.reduce((sum, point) => sum + point[name], 0)]),
  ) as RequestSums;
}
