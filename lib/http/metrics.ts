import { Registry } from "prom-client";
import { processStatuses } from "@/lib/launch/console-stores";
import { statusMetrics } from "./status-metrics";
import { webMetrics } from "./web-metrics";

/** GET /metrics: what web process, ingester and supervisor count of themselves, as Prometheus text. */
export async function metrics(): Promise<Response> {
  const all = Registry.merge([webMetrics().registry, statusMetrics(processStatuses())]);
  return new Response(await all.metrics(), {
    headers: { "content-type": all.contentType, "cache-control": "no-store" },
  });
}
