import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

type Handler = (request: Request) => Promise<Response>;

/** Serves a route handler over real HTTP on loopback, telling it when a client goes, as Next does. */
export async function serve(handler: Handler): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => void answer(handler, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse) {
  const gone = new AbortController();
  response.on("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const url = `http://${request.headers.host}${request.url}`;
  const headers = new Headers(request.headers as Record<string, string>);
  const { method = "GET" } = request;
  const answered = await handler(new Request(url, { method, headers, signal: gone.signal }));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.flushHeaders();
  if (method === "HEAD") {
    response.end();
    return;
  }
  const body = Readable.fromWeb((answered.body ?? new Blob([]).stream()) as ReadableStream);
  // A client that goes is what some tests are about.
  await pipeline(body, response).catch(() => {});
}
