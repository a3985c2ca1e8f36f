import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { webLog } from "@/lib/launch/web-log";
import { frontDoor, type Site } from "./front-door";

/** Of each connection. Bodies are limited where they are read. */
export type WebLimits = {
  /** All headers of a request together, its first line included. */
  readonly headerBytes: number;
  /** From the first byte to the end of the headers. */
  readonly headersMs: number;
  /** From the first byte to the end of the body. */
  readonly requestMs: number;
  /** Until an idle connection is closed. */
  readonly idleMs: number;
  /** How often connections are looked at for all of these. */
  readonly checkMs: number;
};

export const WEB_LIMITS: WebLimits = {
  headerBytes: 16_384,
  headersMs: 15_000,
  // Pushes may come over slow lines.
  requestMs: 300_000,
  // Longer than reverse proxies keep theirs, so that none is closed under a request.
  idleMs: 75_000,
  checkMs: 5_000,
};

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The HTTP server of the console, not yet listening: what passes the front door goes to `handle`. */
export function webServer(site: Site, handle: Handler, limits: WebLimits = WEB_LIMITS): Server {
  const admits = frontDoor(site);
  const options = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.checkMs,
  };
  return createServer(options, (request, response) => {
    if (!admits(request, response)) return;
    handle(request, response).catch((error: unknown) => {
      webLog().error("A request failed unexpectedly.", error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}
