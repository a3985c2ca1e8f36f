import type { z } from "zod";
import type { Context } from "@/lib/contracts/context";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import { SECOND_MS } from "@/lib/core/time/range";
import type { ConsoleStores } from "./console-stores";

/** The ingester looks at its sources twice a second; silent for this long, it is taken for stopped. */
const STOPPED_AFTER_MS = 15 * SECOND_MS;

/** GET /api/v1/context: what the frame of every screen needs. */
export async function readContext(stores: ConsoleStores): Promise<z.infer<typeof Context>> {
  const { events, ingestStatus, now } = stores;
  const values = await events.values();
  const extent = await events.extent();
  const labels = await events.keyLabels();
  return {
    asOf: now,
    mode: stores.mode,
    gateways: values.gateway.length,
    attempts: extent.attempts,
    firstAt: extent.firstAt,
    lastAt: extent.lastAt,
    ingest: {
      state:
        ingestStatus === null
          ? "unknown"
          : now - ingestStatus.lookedAt > STOPPED_AFTER_MS
            ? "stopped"
            : "running",
      lookedAt: ingestStatus?.lookedAt ?? null,
      message: ingestStatus?.message ?? null,
    },
    values: Object.fromEntries(DIMENSIONS.map((d) => [d, values[d]])) as z.infer<
      typeof Context
    >["values"],
    labels: Object.fromEntries(labels),
    version: String(events.version()),
  };
}
