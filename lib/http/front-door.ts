import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ownHost } from "./own-host";
import { peerOf, proxyMatcher } from "./peer";
import { problem } from "./problem";
import { webHeaders } from "./web-headers";

/** Where the console is, as its settings say. */
export type Site = {
  /** The address that people use; `null`: this machine's own names only. */
  readonly url: string | null;
  readonly basePath: string;
  readonly proxyAddresses: readonly string[];
  /** Next's development server answers. */
  readonly development: boolean;
};

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/**
 * They answer under any name, because senders and health checks reach a machine by names that it does not
 * know: a push needs a token, which no page of another site has, and health says nothing of the evidence.
 */
const ANY_HOST = new Set([
  ...["/api/v1/ingest", "/v1/traces", "/v1/logs", "/v1/metrics"],
  ...["/healthz", "/readyz"],
]);
/** What clients may say of themselves under our names. All else with that prefix is ours to say. */
const FROM_CLIENTS = new Set(["x-signalbox-csrf"]);
/** By which proxies tell of the client; by these alone anybody could, so they are said anew. */
const FORWARDED = [
  ...["forwarded", "x-real-ip"],
  ...["x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"],
];

/**
 * What every request passes before Next sees it. Says whether it goes on; if not, it was answered.
 * The request then carries, whatever its sender wrote there:
 *
 * - `x-signalbox-peer`: the address of the client;
 * - `x-signalbox-proxy`: that of the declared proxy which handed the request on; missing without one;
 * - `x-signalbox-nonce`: of its Content-Security-Policy, which Next reads from the request as well.
 */
export function frontDoor(
  site: Site,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const isProxy = proxyMatcher(site.proxyAddresses);
  const https = site.url?.startsWith("https:") ?? false;
  return (request, response) => {
    const { headers } = request;
    const nonce = randomBytes(16).toString("base64");
    const own = webHeaders({ nonce, https, development: site.development });
    for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
    completeHead(response);
    const peer = peerOf(request.socket.remoteAddress, joined(headers["x-forwarded-for"]), isProxy);
    forgetWhatWasClaimed(request);
    const refusal = refusalOf(request, site);
    if (refusal !== null) {
      answer(request, response, refusal);
      return false;
    }
    const host = ownHost(headers.host ?? null, site.url) ?? headers.host ?? "";
    headers.host = host;
    headers["x-forwarded-for"] = peer.address;
    headers["x-forwarded-host"] = host;
    headers["x-forwarded-proto"] = https && host === hostOf(site) ? "https" : "http";
    headers["x-signalbox-peer"] = peer.address;
    if (peer.proxy !== null) headers["x-signalbox-proxy"] = peer.proxy;
    headers["x-signalbox-nonce"] = nonce;
    headers["content-security-policy"] = own["Content-Security-Policy"];
    return true;
  };
}

function hostOf({ url }: Site): string | null {
  return url === null ? null : new URL(url).host;
}

function forgetWhatWasClaimed({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers)) {
    const ours = name.startsWith("x-signalbox-") && !FROM_CLIENTS.has(name);
    if (ours || name.startsWith("content-security-policy")) delete headers[name];
  }
  for (const name of FORWARDED) delete headers[name];
}

function refusalOf({ method = "", url = "", headers }: IncomingMessage, site: Site) {
  if (!METHODS.has(method)) {
    return problem("method_not_allowed", "There is nothing here that is done this way.");
  }
  const [path = ""] = url.split("?", 1);
  if (!path.startsWith("/")) {
    return problem("invalid_query", "The target of a request is a path.");
  }
  const below = path.startsWith(`${site.basePath}/`) ? path.slice(site.basePath.length) : null;
  if (below !== null && ANY_HOST.has(below)) return null;
  if (ownHost(headers.host ?? null, site.url) !== null) return null;
  return problem(
    "foreign_host",
    "Signalbox answers only under this machine's own names and that of SIGNALBOX_URL.",
  );
}

/** What an answer does not say of caches itself: only files whose names change with them may be kept. */
function completeHead(response: ServerResponse): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, ...head: unknown[]) {
    const said = head.at(-1);
    const inHead = typeof said === "object" && said !== null && "cache-control" in said;
    if (!inHead && !this.hasHeader("cache-control")) this.setHeader("cache-control", "no-store");
    // Next's note to itself, and the one header that names it.
    this.removeHeader("x-nextjs-cache");
    return writeHead.apply(this, head as never);
  } as typeof writeHead;
}

async function answer(request: IncomingMessage, response: ServerResponse, refusal: Response) {
  // What the client still sends is not read: the connection ends with the answer.
  response.setHeader("connection", "close");
  response.writeHead(refusal.status, Object.fromEntries(refusal.headers));
  response.end(request.method === "HEAD" ? undefined : await refusal.text());
}

function joined(value: string | string[] | undefined): string | undefined {
  return typeof value === "object" ? value.join(",") : value;
}
