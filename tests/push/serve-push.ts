import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { handleIngest } from "@/lib/http/handle-ingest";
import { handleOtlp } from "@/lib/http/handle-otlp";
import type { PushStores } from "@/lib/services/push-stores";

export type PushServer = { readonly url: string; close(): Promise<void> };

/** The handlers of the routes over real HTTP, on a free port of loopback, without Next. */
export async function servePush(stores: PushStores): Promise<PushServer> {
  const get = () => stores;
  const routes: Record<string, (request: Request) => Promise<Response>> = {
    "/api/v1/ingest": handleIngest(get),
    "/v1/traces": handleOtlp("traces", get),
    "/v1/logs": handleOtlp("logs", get),
    "/v1/metrics": handleOtlp("metrics", get),
  };
  const server = createServer((request, response) => {
    const handler = routes[request.url ?? ""];
    if (handler === undefined) response.writeHead(404).end();
    else answer(request, response, handler).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: (request: Request) => Promise<Response>,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const request = new Request(`http://127.0.0.1${incoming.url}`, {
    method: incoming.method ?? "POST",
    headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    body: Readable.toWeb(incoming) as ReadableStream,
    duplex: "half",
    signal: gone.signal,
  } as RequestInit);
  const response = await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body as never), outgoing);
}
