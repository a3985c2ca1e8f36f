import type { DuckdbFigures } from "./bench-duckdb";
import type { LogFigures } from "./bench-log";
import type { PeerFigures } from "./bench-peers";
import type { StoreFigures } from "./bench-store";
import { peersReport } from "./peers-report";

export type Results = {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly node: string;
  };
  readonly stores: readonly StoreFigures[];
  readonly log: LogFigures;
  readonly duckdb: DuckdbFigures;
  readonly peers: PeerFigures | null;
};

/** The figures as text, with the budget beside each. */
export function report({ machine, stores, log, duckdb, peers }: Results): string {
  const lines = [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}`,
    "",
  ];
  for (const store of stores) {
    const { ingest, exactness } = store;
    lines.push(
      `${store.events} events`,
      row("1 ingest, requests/s", ingest.perSecond, 0, "≥ 60000"),
      row("1 CPU per request, µs", ingest.cpuMicrosecondsPerEvent, 1, "≤ 20"),
      row("8 bytes per event", ingest.bytesPerEvent, 0, "≤ 200"),
      row("8 written bytes ÷ size", ingest.writtenTimesSize, 1, "≤ 4"),
      row("8 one day dropped, ms", store.dropDayMs, 0, "< 100"),
      `  7 counts exact: ${exactness.countsExact} in ${exactness.cells} cells; second ingest changes nothing: ${store.secondIngestChangesNothing ?? "not done at this size"}`,
      row("7 worst error of P95/P99, %", exactness.worstPercentileError * 100, 2, "≤ 1"),
      ...store.panels.map(panelRow("4", "median < 10, worst < 20")),
      ...store.lists.map(panelRow("6", "median < 5")),
      "",
    );
  }
  lines.push(...ratios(stores), "OpenClaw log lines, joined into attempts");
  lines.push(
    row("lines/s", log.linesPerSecond, 0, "–"),
    row("attempts/s", log.attemptsPerSecond, 0, "–"),
    row("CPU per line, µs", log.cpuMicrosecondsPerLine, 1, "–"),
    row("CPU per attempt, µs", log.cpuMicrosecondsPerAttempt, 1, "–"),
    "",
  );
  const ours = stores.find(({ events }) => events === duckdb?.events)?.panels.find(isMonthHeatmap);
  if (duckdb !== null && ours !== undefined) {
    lines.push(
      row("5 CPU of DuckDB ÷ ours, heatmap of 30 d", duckdb.cpuMs / ours.cpuMs, 0, "≥ 100"),
    );
  }
  return [...lines, "", ...peersReport(peers)].join("\n");
}

/** Row 5: how a panel grows with the number of events. */
export function ratios(stores: readonly StoreFigures[]): string[] {
  const [small, large] = [stores[0], stores.at(-1)];
  if (small === undefined || large === undefined || small === large) return [];
  return [
    `${large.events} ÷ ${small.events} events, median`,
    ...large.panels.map(({ panel, range, medianMs }) => {
      const before = small.panels.find((other) => other.panel === panel && other.range === range);
      return row(
        `5 ${panel}, ${range}`,
        medianMs / (before?.medianMs ?? Number.NaN),
        2,
        range === "1 h" ? "–" : "≤ 1.5",
      );
    }),
    "",
  ];
}

function isMonthHeatmap({ panel, range }: StoreFigures["panels"][number]): boolean {
  return panel === "heatmap region × provider" && range === "30 d";
}

function panelRow(number: string, budget: string) {
  return ({ panel, range, medianMs, worstMs }: StoreFigures["panels"][number]) =>
    `  ${`${number} ${panel}, ${range}`.padEnd(48)} ${medianMs.toFixed(2).padStart(8)} ms, worst ${worstMs.toFixed(2).padStart(7)}   (${budget})`;
}

function row(name: string, value: number | null, digits: number, budget: string): string {
  return `  ${name.padEnd(48)} ${(value === null ? "unknown" : value.toFixed(digits)).padStart(8)}   (${budget})`;
}
