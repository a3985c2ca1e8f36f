import type { PeerFigures, PeerName } from "./bench-peers";
import { pickBest } from "./pick-best";
import type { Run } from "./run-measured";

/** Rows 2 and 3 as text: best of all runs of each program, start-up included, and the ratios with their budgets. */
export function peersReport(figures: PeerFigures | null): string[] {
  if (figures === null) return [];
  const best = new Map<PeerName, Run>(
    figures.peers.map(({ name, runs }) => [name, pickBest(runs)]),
  );
  return [
    `${figures.events} events, one file of ${Math.round(figures.bytes / 1e6)} MB for all; best of ${figures.peers[0]?.runs.length} runs`,
    ...figures.peers.map(({ name, version }) => costs(`${name} (${version})`, best.get(name))),
    ratio("2 scan ÷ DuckDB, user CPU", best, "scan", "DuckDB", "userSeconds", 0.9),
    ratio("2 scan ÷ DuckDB, memory", best, "scan", "DuckDB", "peakBytes", 0.3),
    ratio("3 ingest ÷ lnav, wall time", best, "ingest", "lnav", "seconds", 1),
    ratio("3 ingest ÷ GoAccess, wall time", best, "ingest", "GoAccess", "seconds", 0.9),
  ];
}

function costs(name: string, run: Run | undefined): string {
  if (run === undefined) return `  ${name}: not measured`;
  const { seconds, userSeconds, systemSeconds, peakBytes } = run;
  const parts = [
    `${seconds.toFixed(2)} s`,
    `CPU ${userSeconds.toFixed(2)} s + ${systemSeconds.toFixed(2)} s`,
    `${Math.round(peakBytes / 1e6)} MB`,
  ];
  return `  ${name.padEnd(48)} ${parts.join(", ")}`;
}

function ratio(
  name: string,
  best: ReadonlyMap<PeerName, Run>,
  one: PeerName,
  other: PeerName,
  figure: keyof Run,
  budget: number,
): string {
  const value = (best.get(one)?.[figure] ?? Number.NaN) / (best.get(other)?.[figure] ?? Number.NaN);
  const text = Number.isNaN(value) ? "–" : value.toFixed(2);
  return `  ${name.padEnd(48)} ${text.padStart(8)}   (≤ ${budget})`;
}
