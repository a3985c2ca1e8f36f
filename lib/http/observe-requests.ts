import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { routeLabel } from "./route-label";
import { webMetrics } from "./web-metrics";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Counts every request of every HTTP server in this process from now on. Node tells of them itself.
 * `basePath` stands before every path of ours.
 */
export function observeRequests(basePath: string): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const started = performance.now();
    // As it came: whoever answers may write to it.
    const { url = "" } = request;
    const path = url.slice(url.startsWith(basePath) ? basePath.length : 0);
    response.once("close", () => observe(request, path, response, performance.now() - started));
  });
}

function observe(
  request: IncomingMessage,
  path: string,
  response: ServerResponse,
  ms: number,
): void {
  const { requests, durations } = webMetrics();
  const { method = "" } = request;
  const route = routeLabel(path);
  requests.inc({
    route,
    method: METHODS.has(method) ? method : "other",
    // The client went before there was an answer.
    status: response.headersSent ? String(response.statusCode) : "none",
  });
  durations.observe({ route }, ms / 1_000);
}
