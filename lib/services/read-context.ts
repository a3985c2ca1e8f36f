import type { z } from "zod";
import type { Context } from "@/lib/contracts/context";
import type { IngestStatus } from "@/lib/contracts/ingest-status";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import { type EpochMs, SECOND_MS } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";

/** The ingester looks at its sources twice a second; silent for this long, it is taken for stopped. */
const STOPPED_AFTER_MS = 15 * SECOND_MS;

/** GET /api/v1/context: what the frame of every screen needs. */
export async function readContext(stores: ConsoleStores): Promise<z.infer<typeof Context>> {
  demand(stores, "evidence.read");
  const { events, now } = stores;
  const values = await events.values();
  const extent = await events.extent();
  const labels = await events.keyLabels();
  const { rows } = await events.keptSince();
  return {
    asOf: now,
    mode: stores.mode,
    gateways: values.gateway.length,
    attempts: extent.attempts,
    firstAt: extent.firstAt,
    lastAt: extent.lastAt,
    ingest: ingestOf(stores),
    rowsSince: Number.isFinite(rows) ? rows : null,
    values: Object.fromEntries(DIMENSIONS.map((d) => [d, values[d]])) as z.infer<
      typeof Context
    >["values"],
    labels: Object.fromEntries(labels),
    version: String(events.version()),
  };
}

function ingestOf({ ingestStatus, supervision, now }: ConsoleStores): Context["ingest"] {
  return {
    state: stateOf(ingestStatus, now),
    lookedAt: ingestStatus?.lookedAt ?? null,
    message: ingestStatus?.message ?? null,
    blockedSince: ingestStatus?.trouble?.since ?? null,
    restarts: supervision ? { web: supervision.web, ingester: supervision.ingester } : null,
  };
}

function stateOf(status: IngestStatus | null, now: EpochMs): Context["ingest"]["state"] {
  if (status === null) return "unknown";
  if (now - status.lookedAt > STOPPED_AFTER_MS) return "stopped";
  return status.trouble ? "blocked" : "running";
}
