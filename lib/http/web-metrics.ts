import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

export type WebMetrics = {
  readonly registry: Registry;
  readonly requests: Counter<"route" | "method" | "status">;
  readonly durations: Histogram<"route">;
};

/** Routes are bundled apart from each other: what they count together hangs at the process. */
const holder = globalThis as typeof globalThis & { signalboxWebMetrics?: WebMetrics };

/** What the web process counts of itself: requests, and through prom-client memory and event loop. */
export function webMetrics(): WebMetrics {
  holder.signalboxWebMetrics ??= makeMetrics();
  return holder.signalboxWebMetrics;
}

function makeMetrics(): WebMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({
      name: "signalbox_http_requests_total",
      help: "Requests that were answered or given up, by route, method and status.",
      labelNames: ["route", "method", "status"],
      registers: [registry],
    }),
    durations: new Histogram({
      name: "signalbox_http_request_duration_seconds",
      help: "From the request's head to the end of the answer.",
      labelNames: ["route"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
  };
}
