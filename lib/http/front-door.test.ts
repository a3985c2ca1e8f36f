import { once } from "node:events";
import { request as ask, type IncomingHttpHeaders, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import type { Site } from "./front-door";
import { WEB_LIMITS, webServer } from "./web-server";

const LOCAL: Site = { url: null, basePath: "", proxyAddresses: [], development: false };
const BEHIND: Site = {
  url: "https://signalbox.example/ops",
  basePath: "/ops",
  proxyAddresses: ["127.0.0.1"],
  development: false,
};

/** A server of this site whose pages answer with the headers that they were asked with. */
async function serve(site: Site, limits = WEB_LIMITS): Promise<number> {
  const server: Server = webServer(
    site,
    async (request, response) => {
      response.setHeader("x-nextjs-cache", "HIT");
      if (request.url?.endsWith("/cached")) response.setHeader("Cache-Control", "max-age=60");
      if (request.url?.endsWith("/in-head"))
        response.writeHead(200, { "cache-control": "private" });
      response.end(JSON.stringify(request.headers));
    },
    limits,
  );
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; body: string };

async function get(
  port: number,
  path: string,
  headers: Record<string, string | string[]> = {},
  method = "GET",
): Promise<Answer> {
  const request = ask({ port, host: "127.0.0.1", path, headers, method }).end();
  const [response] = await once(request, "response");
  return {
    status: response.statusCode,
    headers: response.headers,
    body: await text(response),
  };
}

const seen = ({ body }: Answer): Record<string, string | undefined> => JSON.parse(body);
const nonceIn = (policy: string | string[] | undefined) =>
  /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(String(policy))?.[1];

test("each answer has a nonce of its own, the one that its page was rendered with", async () => {
  const port = await serve(LOCAL);
  const answers = [await get(port, "/now"), await get(port, "/now")];
  const nonces = answers.map(({ headers }) => nonceIn(headers["content-security-policy"]));
  expect(new Set(nonces).size).toBe(2);
  for (const [index, nonce] of nonces.entries()) {
    expect(Buffer.from(nonce ?? "", "base64")).toHaveLength(16);
    const asked = seen(answers[index] as Answer);
    expect(asked["x-signalbox-nonce"]).toBe(nonce);
    expect(nonceIn(asked["content-security-policy"])).toBe(nonce);
  }
});

test("a client cannot say under our names who it is, nor choose the nonce of its page", async () => {
  const port = await serve(LOCAL);
  const asked = seen(
    await get(port, "/now", {
      "X-Signalbox-Peer": "203.0.113.9",
      "X-Signalbox-Proxy": "127.0.0.1",
      "X-Signalbox-Nonce": "chosen",
      "x-signalbox-anything": "else",
      "Content-Security-Policy-Report-Only": "script-src 'nonce-chosen'",
      "Content-Security-Policy": "script-src 'nonce-chosen'",
      "X-Forwarded-For": "203.0.113.9",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "https",
      "X-Real-IP": "203.0.113.9",
      Forwarded: "for=203.0.113.9",
    }),
  );
  expect(JSON.stringify(asked)).not.toMatch(/203\.0\.113\.9|chosen|evil\.example|else/);
  expect(asked).toMatchObject({
    "x-signalbox-peer": "127.0.0.1",
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "http",
  });
  expect(asked["x-signalbox-proxy"]).toBeUndefined();
});

test("the proof against forged requests is the one thing that clients say under our names", async () => {
  const port = await serve(LOCAL);
  expect(seen(await get(port, "/now", { "X-Signalbox-CSRF": "abc" }))["x-signalbox-csrf"]).toBe(
    "abc",
  );
});

test("a declared proxy is believed about the client, and the page hears which proxy it was", async () => {
  const port = await serve(BEHIND);
  const asked = seen(
    await get(port, "/ops/now", {
      Host: "signalbox.example",
      "X-Forwarded-For": "198.51.100.7, 203.0.113.9",
    }),
  );
  expect(asked).toMatchObject({
    "x-signalbox-peer": "203.0.113.9",
    "x-signalbox-proxy": "127.0.0.1",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "https",
    host: "signalbox.example",
  });
});

test("a proxy that leaves the port of the address out does not change where people are", async () => {
  const port = await serve({ ...BEHIND, url: "https://signalbox.example:8443/ops" });
  const asked = seen(await get(port, "/ops/now", { Host: "signalbox.example" }));
  expect(asked.host).toBe("signalbox.example:8443");
});

test.each([
  [LOCAL, "evil.example", "/now", 403],
  [LOCAL, "evil.example", "/", 403],
  [LOCAL, "evil.example", "/_next/static/chunks/1.js", 403],
  [LOCAL, "evil.example", "/metrics", 403],
  [LOCAL, "evil.example", "/api/v1/now", 403],
  [LOCAL, "evil.example", "/api/v1/ingest/../now", 403],
  [LOCAL, "signalbox.example", "/now", 403],
  [LOCAL, "localhost", "/now", 200],
  [LOCAL, "evil.example", "/api/v1/ingest", 200],
  [LOCAL, "evil.example", "/v1/traces?x=1", 200],
  [LOCAL, "evil.example", "/healthz", 200],
  [BEHIND, "signalbox.example", "/ops/now", 200],
  [BEHIND, "127.0.0.1:3000", "/ops/now", 200],
  [BEHIND, "evil.example", "/ops/now", 403],
  [BEHIND, "evil.example", "/ops/readyz", 200],
  [BEHIND, "evil.example", "/readyz", 403],
  [BEHIND, "evil.example", "/opsreadyz", 403],
])("%j asked as %s for %s answers %d", async (site, host, path, status) => {
  const answer = await get(await serve(site), path, { Host: host });
  expect(answer.status).toBe(status);
  if (status === 403) expect(JSON.parse(answer.body)).toMatchObject({ code: "foreign_host" });
});

test.each(["TRACE", "PROPFIND"])("%s is answered by a problem", async (method) => {
  const answer = await get(await serve(LOCAL), "/now", {}, method);
  expect(answer.status).toBe(405);
  expect(JSON.parse(answer.body)).toMatchObject({ code: "method_not_allowed" });
});

test("a target that is no path is refused before it can become one", async () => {
  const port = await serve(LOCAL);
  const { status } = await get(port, "http://evil.example/now");
  expect(status).toBe(400);
});

test("nothing is kept by caches unless the answer itself says so", async () => {
  const port = await serve(LOCAL);
  const kept = async (path: string) => (await get(port, path)).headers["cache-control"];
  expect(await kept("/now")).toBe("no-store");
  expect(await kept("/cached")).toBe("max-age=60");
  expect(await kept("/in-head")).toBe("private");
});

test("every answer, a refusal too, closes what browsers would leave open, and names no software", async () => {
  const port = await serve(LOCAL);
  for (const answer of [
    await get(port, "/now"),
    await get(port, "/now", { Host: "evil.example" }),
  ]) {
    expect(answer.headers).toMatchObject({
      "content-security-policy": expect.stringMatching(
        /default-src 'self';.*object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'/,
      ),
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers["strict-transport-security"]).toBeUndefined();
    expect(answer.headers.server).toBeUndefined();
    expect(answer.headers["x-powered-by"]).toBeUndefined();
    expect(answer.headers["x-nextjs-cache"]).toBeUndefined();
    expect(answer.headers["content-security-policy"]).not.toMatch(
      /script-src[^;]*'unsafe-(inline|eval)'/,
    );
  }
});

test("where people come by https, browsers are told to stay with it", async () => {
  const answer = await get(await serve(BEHIND), "/ops/now", { Host: "signalbox.example" });
  expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
});

/** What the server says to these bytes, until it ends the connection. */
async function say(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

test("headers over 16 kB are refused", async () => {
  const port = await serve(LOCAL);
  const head = `GET /now HTTP/1.1\r\nHost: localhost\r\nCookie: ${"x".repeat(17_000)}\r\n\r\n`;
  expect(await say(port, head)).toMatch(/^HTTP\/1\.1 431 /);
});

test("who never ends their headers, or their body, does not keep a connection", async () => {
  const port = await serve(LOCAL, { ...WEB_LIMITS, headersMs: 100, requestMs: 200, checkMs: 20 });
  expect(await say(port, "GET /now HTTP/1.1\r\nHost: localhost\r\n")).toMatch(/^HTTP\/1\.1 408 /);
  // The answer is there; the connection ends although its body never does.
  const unended = "POST /now HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx";
  await say(port, unended);
});

test("two lengths in one request are refused, so that no proxy sees another end of it", async () => {
  const port = await serve(LOCAL);
  const smuggled =
    "POST /now HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
  expect(await say(port, smuggled)).toMatch(/^HTTP\/1\.1 400 /);
});

test("a request for a WebSocket passes the front door like any other", async () => {
  const port = await serve(LOCAL);
  const upgrade = { connection: "Upgrade", upgrade: "websocket" };
  expect((await get(port, "/now", upgrade)).headers["content-security-policy"]).toBeDefined();
  const foreign = await get(port, "/now", { ...upgrade, host: "evil.example" });
  expect(foreign.status).toBe(403);
});
