import { Counter, Gauge, Registry } from "prom-client";
import type { z } from "zod";
import type { IngestStatus, IngestTotals, SupervisionStatus } from "@/lib/contracts/ingest-status";
import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";

/** The ingester writes its status twice a second. */
const ALIVE_MS = 15 * SECOND_MS;

export type ProcessStatuses = {
  readonly ingest: IngestStatus | null;
  readonly supervision: SupervisionStatus | null;
  readonly now: EpochMs;
};

/** What the other processes say of themselves, as metrics; made anew for each scrape. */
export function statusMetrics({ ingest, supervision, now }: ProcessStatuses): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `signalbox_${name}`, help, labelNames, registers: [registry] });

  const alive = ingest !== null && now - ingest.lookedAt < ALIVE_MS;
  gauge("ingester_up", "1 while the ingester looks at its sources.").set(alive ? 1 : 0);
  if (ingest !== null) {
    gauge("ingester_last_look_timestamp_seconds", "When it last looked at its sources.").set(
      ingest.lookedAt / 1_000,
    );
    addProgress(gauge, ingest);
    if (ingest.totals) {
      addTotals(registry, ingest.totals);
      const help = "Attempts that came, less those that later evidence took back.";
      gauge("ingest_attempts", help).set(ingest.totals.attempts);
    }
  }
  if (supervision !== null) addRestarts(registry, supervision);
  return registry;
}

type MakeGauge = (name: string, help: string, labelNames?: string[]) => Gauge;

function addProgress(gauge: MakeGauge, status: IngestStatus) {
  const { gateways, trouble, timeJumps, retention, startedAt } = status;
  if (startedAt) {
    gauge("ingester_start_timestamp_seconds", "When it started.").set(startedAt / 1_000);
  }
  const lag = gauge("ingest_lag_seconds", "Age of its newest event when it was stored.", [
    "gateway",
  ]);
  const newest = gauge("ingest_last_event_timestamp_seconds", "Its newest event.", ["gateway"]);
  for (const { gateway, lagMs, lastEventAt } of gateways ?? []) {
    lag.set({ gateway }, lagMs / 1_000);
    newest.set({ gateway }, lastEventAt / 1_000);
  }
  const troubled = gauge("store_trouble", "1 while the store takes nothing, by reason.", [
    "reason",
  ]);
  if (trouble) troubled.set({ reason: trouble.code }, 1);
  gauge("time_jumps", "Clocks that went back, of those remembered.").set(timeJumps?.length ?? 0);
  if (retention) {
    gauge("retention_last_run_timestamp_seconds", "When old days were last looked for.").set(
      retention.ranAt / 1_000,
    );
  }
}

/** Counted by the ingester since its start: here they are only passed on. */
function addTotals(registry: Registry, totals: z.infer<typeof IngestTotals>): void {
  const counter = (name: string, help: string, value: number) =>
    new Counter({ name: `signalbox_ingest_${name}_total`, help, registers: [registry] }).inc(value);
  counter("batches", "Transactions.", totals.batches);
  counter("write_seconds", "Time in transactions.", totals.writeMs / 1_000);
  counter("bytes", "Bytes of evidence read.", totals.bytes);
  counter("lines", "Lines read.", totals.lines);
  counter("records", "Records that were new.", totals.records);
  counter("duplicates", "Records that were known already.", totals.duplicates);
  counter("rejected", "Lines that were not understood.", totals.rejected);
  const losses = new Counter({
    name: "signalbox_ingest_losses_total",
    help: "Evidence known to be missing, by kind: records or bytes.",
    labelNames: ["kind"],
    registers: [registry],
  });
  for (const [kind, count] of Object.entries(totals.losses)) losses.inc({ kind }, count);
}

function addRestarts(registry: Registry, { web, ingester }: SupervisionStatus): void {
  const restarts = new Counter({
    name: "signalbox_process_restarts_total",
    help: "Ends that nobody asked for since npm start.",
    labelNames: ["process"],
    registers: [registry],
  });
  restarts.inc({ process: "web" }, web.restarts);
  restarts.inc({ process: "ingester" }, ingester.restarts);
}
