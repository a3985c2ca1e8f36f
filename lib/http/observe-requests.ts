import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { routeLabel } from "./route-label";
import { webMetrics } from "./web-metrics";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Counts every request of every HTTP server in this process from now on. Node tells of them itself. */
export function observeRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const started = performance.now();
    response.once("close", () => observe(request, response, performance.now() - started));
  });
}

function observe(request: IncomingMessage, response: ServerResponse, ms: number): void {
  const { requests, durations } = webMetrics();
  const { method = "", url = "" } = request;
  const route = routeLabel(url);
  requests.inc({
    route,
    method: METHODS.has(method) ? method : "other",
    // The client went before there was an answer.
    status: response.headersSent ? String(response.statusCode) : "none",
  });
  durations.observe({ route }, ms / 1_000);
}
