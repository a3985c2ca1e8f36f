import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { ownUpgrades } from "@/lib/http/own-upgrades";
import { webServer } from "@/lib/http/web-server";
import { readEnv } from "./env";

/** How long answers under way may still take once the process is told to end, in milliseconds. */
const GRACE_MS = 4_000;

/** The web process: Next behind our own server. In development (NODE_ENV) it builds as it goes. */
const { host, port, url, basePath, proxyAddresses } = readEnv(process.env);
const development = process.env.NODE_ENV !== "production";
process.title = "signalbox-web";
/** Never listens: Next hangs its handler of upgrades on it, instead of on our server past the front door. */
const upgrades = createServer();
const app = next({ dev: development, hostname: host, port, httpServer: upgrades });
await app.prepare();
const handle = app.getRequestHandler();
const site = { url, basePath, proxyAddresses, development };
const server = webServer(site, (request, response) => handle(request, response));
if (development) ownUpgrades(server, url, (...upgrade) => upgrades.emit("upgrade", ...upgrade));
server.listen(port, host);
await once(server, "listening");
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

/** Answers what is under way, and then ends. */
async function stop() {
  const closed = once(server, "close");
  server.close();
  // A connection that goes idle only now would be kept for its next request.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, sleep(GRACE_MS)]);
  clearInterval(idle);
  server.closeAllConnections();
  await app.close();
  process.exit(0);
}
