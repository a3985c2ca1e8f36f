import { Registry } from "prom-client";
import { askedBy, processStatuses } from "@/lib/launch/console-stores";
import { demand } from "@/lib/services/demand";
import { statusMetrics } from "./status-metrics";
import { webMetrics } from "./web-metrics";

/** GET /metrics: what web process, ingester and supervisor count of themselves, as Prometheus text. */
export async function metrics(request: Request): Promise<Response> {
  demand(await askedBy(request.headers), "evidence.read");
  const all = Registry.merge([webMetrics().registry, statusMetrics(processStatuses())]);
  return new Response(await all.metrics(), {
    headers: { "content-type": all.contentType, "cache-control": "no-store" },
  });
}
