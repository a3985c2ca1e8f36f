import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { ownHost } from "./own-host";

type HandOn = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Lets WebSockets through that a page of ours opens, and answers others with 403: they do not pass the front
 * door, and no browser keeps a page of another site from opening one. Development alone needs any; a server
 * that nobody listens for upgrades on answers them like any other request.
 */
export function ownUpgrades(server: Server, url: string | null, handOn: HandOn): void {
  server.on("upgrade", (request, socket, head) => {
    const { host, origin } = request.headers;
    const own = ownHost(host ?? null, url);
    if (own !== null && origin !== undefined && hostOf(origin) === own) {
      handOn(request, socket, head);
    } else socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
