import type { Now } from "@/lib/contracts/now";
import { heatmapAnswer } from "./heatmap-answer";

/** For tests and fixtures: an answer of `GET /api/v1/now` from what matters in it. */
export function nowAnswer(parts: Partial<Now>): Now {
  const { range = { from: 0, to: 600_000 } } = parts;
  return {
    ...{ range, asOf: range.to, stepMs: 60_000, verdict: "calm" },
    ...{ findings: [], notices: [], served: null, points: [], failuresOnly: [] },
    ...{ marks: [], omittedMarks: 0 },
    heatmap: heatmapAnswer({ cells: [], range }),
    triage: { version: 0, orders: {} },
    ...parts,
  };
}
