import { once } from "node:events";
import { request as ask, createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type ReverseProxy = {
  readonly port: number;
  /** Where it hands requests on to; before that it answers 502. */
  upstream: number | null;
  /** Headers that it sets itself, whatever the client sent: who asks, as far as it knows. */
  says: Readonly<Record<string, string>>;
  close(): void;
};

/** A reverse proxy as people run one: it keeps Host and path, and adds the client to X-Forwarded-For. */
export async function reverseProxy(): Promise<ReverseProxy> {
  const server: Server = createServer((request, response) => {
    if (proxy.upstream === null) return void response.writeHead(502).end();
    const forwarded = [request.headers["x-forwarded-for"], request.socket.remoteAddress];
    const onward = ask({
      host: "127.0.0.1",
      port: proxy.upstream,
      method: request.method,
      path: request.url,
      headers: {
        ...request.headers,
        ...proxy.says,
        "x-forwarded-for": forwarded.filter((hop) => hop !== undefined).join(", "),
      },
    });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      // Events must not wait for each other.
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const proxy: ReverseProxy = {
    port,
    upstream: null,
    says: {},
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}
