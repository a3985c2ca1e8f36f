import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ownUpgrades } from "./own-upgrades";

/** Asks for a WebSocket; answers with the status. */
async function upgrade(headers: Record<string, string>): Promise<number | undefined> {
  const server = createServer();
  ownUpgrades(server, "https://signalbox.example/ops", (_request, socket) =>
    socket.end(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ),
  );
  server.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const asked = { connection: "Upgrade", upgrade: "websocket", ...headers };
  const request = ask({ host: "127.0.0.1", port, headers: asked }).end();
  const [response] = await Promise.race([once(request, "upgrade"), once(request, "response")]);
  response.destroy();
  return response.statusCode;
}

test.each([
  ["a page of this machine", { host: "localhost:3000", origin: "http://localhost:3000" }, 101],
  ["a page of ours", { host: "signalbox.example", origin: "https://signalbox.example" }, 101],
  ["a page of another site", { host: "localhost:3000", origin: "https://evil.example" }, 403],
  ["a page of another port", { host: "localhost:3000", origin: "http://localhost:4000" }, 403],
  ["a name that is not ours", { host: "evil.example", origin: "http://evil.example" }, 403],
  ["a program that names no page", { host: "localhost:3000" }, 403],
  ["a page that has no origin", { host: "localhost:3000", origin: "null" }, 403],
] as [string, Record<string, string>, number][])(
  "a WebSocket of %s",
  async (_, headers, status) => {
    expect(await upgrade(headers)).toBe(status);
  },
);
