import { once } from "node:events";
import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { webServer } from "@/lib/http/web-server";
import { type Handler, type ServedRoute, servedRoutes } from "./served-routes";

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: readonly string[];
  readonly text: string;
};

export type Asking = {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** As it is where it is text, else as JSON. */
  readonly body?: unknown;
  /** Of an answer that does not end: only its beginning is read. */
  readonly endless?: boolean | undefined;
};

export type ConsoleServer = {
  readonly origin: string;
  ask(method: string, path: string, asking?: Asking): Promise<Answer>;
  close(): Promise<void>;
};

/** All routes of `app` over real HTTP, behind the front door, without Next's rendering. */
export async function consoleServer(proxyAddresses: readonly string[]): Promise<ConsoleServer> {
  const routes = (await servedRoutes()).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const site = { url: null, basePath: "", proxyAddresses, development: false };
  const server = webServer(site, (incoming, outgoing) => answer(routes, incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return {
    origin: `http://127.0.0.1:${port}`,
    ask: (method, path, asking = {}) => ask({ port, agent, method, path }, asking),
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function ask(
  where: { port: number; agent: Agent; method: string; path: string },
  { headers = {}, body, endless = false }: Asking,
): Promise<Answer> {
  const sent = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  const ofBody: Record<string, string> =
    sent === undefined
      ? {}
      : { "content-type": "application/json", "content-length": String(Buffer.byteLength(sent)) };
  const asked = request({ host: "127.0.0.1", ...where, headers: { ...ofBody, ...headers } });
  asked.end(sent);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const isOpen = endless && response.statusCode === 200 && where.method !== "HEAD";
  const said = isOpen ? String((await once(response, "data"))[0]) : await text(response);
  if (isOpen) {
    const closed = new Promise((done) => response.once("close", done));
    response.once("error", () => {});
    asked.destroy();
    await closed;
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    cookies: response.headers["set-cookie"] ?? [],
    text: said,
  };
}

async function answer(
  routes: readonly ServedRoute[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = "", headers, url = "" } = incoming;
  const address = new URL(url, `http://${headers.host}`);
  const found = routeOf(routes, address.pathname);
  const handler = found?.route.handlers[method];
  if (found === null || handler === undefined) {
    outgoing.writeHead(404).end();
    return;
  }
  const response = await responseOf(handler, found.parts, address, incoming, outgoing);
  for (const cookie of response.headers.getSetCookie()) outgoing.appendHeader("set-cookie", cookie);
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") outgoing.setHeader(name, value);
  }
  outgoing.writeHead(response.status);
  outgoing.flushHeaders();
  if (response.body === null || method === "HEAD") outgoing.end();
  // A client that goes is no mistake.
  else await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing).catch(() => {});
}

/** With a signal as Next gives it: aborted where the client goes before the answer was whole. */
async function responseOf(
  handler: Handler,
  parts: Record<string, string>,
  address: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Response> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const { method = "", headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  const asked = new Request(address, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      ...([name, String(value)] as const),
    ]),
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: "half" } : {}),
  } as RequestInit);
  return handler(asked, { params: Promise.resolve(parts) });
}

/** The first that fits, in the order in which Next looks. */
function routeOf(
  routes: readonly ServedRoute[],
  path: string,
): { route: ServedRoute; parts: Record<string, string> } | null {
  for (const route of routes) {
    const pattern = route.path.replace(/\./g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match === null) continue;
    const parts = Object.entries(match.groups ?? {});
    return {
      route,
      parts: Object.fromEntries(parts.map(([name, part]) => [name, decodeURIComponent(part)])),
    };
  }
  return null;
}
