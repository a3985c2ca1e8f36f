import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { join } from "node:path";
import { ROUTES, SCREENS } from "@/lib/http/route-table";
import { distDirOf } from "@/lib/launch/dist-dir.mjs";
import { expect, test } from "../console";
import { LIVE_GATEWAYS } from "../live-gateways";
import { place } from "../place";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

test("what was built is the table's routes and screens, and Next's own pages for what is not there", () => {
  const file = join(process.cwd(), distDirOf(""), "app-path-routes-manifest.json");
  const built = Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  const paths = built.map((path) => path.replace(/\[(\w+)\]/g, "{$1}"));
  const nexts = ["/_global-error", "/_not-found", "/icon.svg"];
  expect(paths.toSorted()).toEqual(
    [...ROUTES.map(({ path }) => path), ...SCREENS, ...nexts].toSorted(),
  );
});

test("each route takes the methods of the table, HEAD where there is GET, and no other", async ({
  request,
}) => {
  for (const { path, needs } of ROUTES) {
    const target = path.replace("{id}", "x");
    const taken = [...Object.keys(needs), ...("GET" in needs ? ["HEAD"] : []), "OPTIONS"];
    const options = await request.fetch(target, { method: "OPTIONS" });
    expect([options.status(), options.headers().allow], path).toEqual([
      ...[204, taken.toSorted().join(", ")],
    ]);
    for (const method of METHODS.filter((one) => !taken.includes(one))) {
      const refused = await request.fetch(target, { method });
      expect(refused.status(), `${method} ${path}`).toBe(405);
    }
  }
});

test("nothing else answers: neither better-auth's own routes, nor Next's image scaler, nor a file of the server", async ({
  request,
}) => {
  const paths = [
    ...["/api", "/api/v1", "/api/auth", "/api/v2/now", "/api/v1/people/x/grants"],
    ...["/api/auth/get-session", "/api/auth/sign-up/email", "/api/auth/sign-in/email"],
    ...["/api/auth/two-factor/enable", "/api/auth/signalbox/proven-session", "/api/auth/ok"],
    ...["/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/data/x/now.json"],
    ...["/.env", "/data/control.db", "/package.json", "/..%2fpackage.json", "/%2e%2e/package.json"],
  ];
  for (const path of paths) {
    for (const method of ["GET", "POST"]) {
      const answer = await request.fetch(path, { method, maxRedirects: 0 });
      expect([404, 405], `${method} ${path} ${answer.status()}`).toContain(answer.status());
    }
  }
});

test("whoever is not signed in gets the pages, and in none of them anything of the evidence", async ({
  request,
}) => {
  const { baseURL } = await place("live");
  const names = new RegExp(
    [...LIVE_GATEWAYS.map(({ gateway }) => gateway), "anthropic", "openai", "\\w@[a-z]"].join("|"),
  );
  for (const path of SCREENS) {
    const answer = await request.get(`${baseURL}${path.replace("{id}", "x")}`);
    expect(answer.status(), path).toBe(200);
    // Names of our own files are no evidence.
    const html = (await answer.text()).replace(/\/_next\/[^"'\\]*/g, "");
    expect(names.exec(html)?.[0], path).toBe(undefined);
  }
  for (const { path, needs } of ROUTES) {
    if (needs.GET === undefined || needs.GET === "anybody") continue;
    for (const method of ["GET", "HEAD"]) {
      const answer = await request.fetch(`${baseURL}${path.replace("{id}", "x")}`, { method });
      expect(answer.status(), `${method} ${path}`).toBe(401);
    }
  }
});

/** The target as it is: a client would put it in order first. */
async function raw(target: string, headers: Record<string, string> = {}, method = "GET") {
  const { port } = await place("live");
  const asked = ask({ host: "127.0.0.1", port, path: target, method, headers }).end();
  const [response] = await once(asked, "response");
  response.resume();
  return { status: response.statusCode as number, location: response.headers.location };
}

test("however a path is written, nobody is sent to another site, and no route is open", async () => {
  const targets = [
    ...["//evil.example", "//evil.example/", "/\\evil.example/", "/%5cevil.example/"],
    ...["/evil.example//", "//evil.example/%2e%2e", "/now//", "/.//evil.example"],
  ];
  for (const target of targets) {
    const { status, location = "/" } = await raw(target);
    expect(status, target).not.toBe(200);
    expect(location, target).toMatch(/^\/(?![/\\])/);
  }
  const hidden = [
    ...["//api/v1/now", "/api//v1/now", "/./api/v1/now", "/x/../api/v1/now", "/API/v1/now"],
    ...["/api/v1/%6eow", "/api/v1/now/", "/healthz/../api/v1/now", "/api/v1/people/..%2fnow"],
  ];
  for (const target of hidden) expect((await raw(target)).status, target).not.toBe(200);
});

test("headers by which Next speaks to itself open nothing", async () => {
  const claims = {
    ...{ "x-middleware-subrequest": "middleware", "x-middleware-next": "1" },
    ...{ "x-matched-path": "/healthz", "x-invoke-path": "/healthz" },
    ...{ "x-nextjs-data": "1", "x-middleware-rewrite": "/healthz" },
  };
  for (const [name, value] of Object.entries(claims)) {
    expect((await raw("/api/v1/now", { [name]: value })).status, name).toBe(401);
  }
  for (const action of ["x", "0".repeat(42)]) {
    const { status } = await raw("/now", { "next-action": action, "content-length": "0" }, "POST");
    expect(status).toBeGreaterThanOrEqual(400);
  }
});
