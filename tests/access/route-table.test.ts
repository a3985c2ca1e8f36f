import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openapiDocument } from "@/lib/http/openapi-document";
import { routeLabel } from "@/lib/http/route-label";
import { ROUTES, SCREENS } from "@/lib/http/route-table";
import { filledPath } from "./filled-path";
import { servedRoutes, servedScreens } from "./served-routes";

const root = join(import.meta.dirname, "../..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const served = await servedRoutes();
const inTable = ROUTES.flatMap(({ path, needs }) =>
  Object.keys(needs).map((method) => `${method} ${path}`),
).toSorted();

test("the table has every route and method that is served, each once, and no other", () => {
  const found = served.flatMap(({ path, exported }) =>
    exported.filter((name) => METHODS.includes(name)).map((method) => `${method} ${path}`),
  );
  expect(found.length).toBeGreaterThan(50);
  expect(inTable).toEqual(found.toSorted());
});

test("a route exports methods and whether it is dynamic, and nothing else that Next would act on", () => {
  const others = served.flatMap(({ path, exported }) =>
    exported.filter((name) => !METHODS.includes(name)).map((name) => `${path} ${name}`),
  );
  expect(others.toSorted()).toEqual(["/api/v1/live dynamic", "/metrics dynamic"]);
});

test("beside what is written Next answers HEAD as GET, OPTIONS with the methods, and all else with 405", async () => {
  const params = { params: Promise.resolve({}) };
  for (const { path, exported, handlers } of served) {
    const written = exported.filter((name) => METHODS.includes(name));
    const all = [...written, ...(written.includes("GET") ? ["HEAD"] : []), "OPTIONS"].toSorted();
    if (written.includes("GET")) expect(handlers.HEAD, path).toBe(handlers.GET);
    const options = await handlers.OPTIONS?.(new Request("http://localhost/"), params);
    expect([options?.status, options?.headers.get("allow")], path).toEqual([204, all.join(", ")]);
    for (const method of METHODS.filter((one) => !all.includes(one))) {
      const refused = await handlers[method]?.(new Request("http://localhost/"), params);
      expect(refused?.status, `${method} ${path}`).toBe(405);
    }
  }
});

test("the table has every screen, and no other", () => {
  expect([...SCREENS].toSorted()).toEqual(servedScreens());
});

test("nothing in `app` answers but routes and pages: no server action, no metadata route, no interception", () => {
  const files = globSync("app/**/*", { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const names = new Set(files.map((file) => file.slice(file.lastIndexOf("/") + 1)));
  expect([...names].toSorted()).toEqual([
    ...["error.tsx", "globals.css", "globals.test.ts", "icon.svg", "layout.tsx", "loading.tsx"],
    ...["not-found.tsx", "page.tsx", "route.ts"],
  ]);
  const code = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: root });
  const acting = code.filter((file) =>
    /^\s*["']use server["']/m.test(readFileSync(join(root, file), "utf8")),
  );
  expect(acting).toEqual([]);
});

test("no page and no component reads a store: of the server they are told only which ways in there are", () => {
  const imports = globSync("{app,components}/**/*.tsx", { cwd: root }).flatMap((file) => {
    const code = readFileSync(join(root, file), "utf8");
    const inner = /import \{([^}]*)\} from "@\/(?:db|lib\/(?:auth|ingest|launch|services))\//g;
    return Array.from(code.matchAll(inner), ([, names = ""]) => names.split(",")).flat();
  });
  const names = new Set(imports.map((name) => name.trim()).filter((name) => name !== ""));
  expect([...names].toSorted()).toEqual(["askedByAnybody", "hasSignOn", "readWaysIn"]);
});

/** Of protocols that say themselves what they answer, and the document. */
const NOT_IN_DOCUMENT = [
  ...["GET /healthz", "GET /readyz", "GET /metrics"],
  ...["POST /v1/traces", "POST /v1/logs", "POST /v1/metrics"],
  "GET /api/v1/openapi.json",
];

test("the OpenAPI document tells of every route of the table, and of no other", () => {
  const documented = Object.entries(openapiDocument("").paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...documented, ...NOT_IN_DOCUMENT].toSorted()).toEqual(inTable);
});

test("every route that the pages of the documentation name is one", () => {
  const pages = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: root })];
  const named = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8");
    const whole = text.matchAll(/(?<!\bapp)\/api\/(?:v1|auth)\/[\w./{}-]*[\w}]/g);
    return Array.from(whole, ([path]) => ({ page, path }));
  });
  const rows = readFileSync(join(root, "README.md"), "utf8").matchAll(/^\| (`\/.*?) \|/gm);
  const short = Array.from(rows, ([, cell = ""]) =>
    Array.from(cell.matchAll(/`(\/[\w./{}-]+)/g), ([, path]) => path),
  ).flat();
  expect(named.length).toBeGreaterThan(10);
  expect(short.length).toBeGreaterThan(15);
  const all = [...named, ...short.map((path) => ({ page: "README.md", path: `/api/v1${path}` }))];
  expect(all.filter(({ path }) => !isRoute(path))).toEqual([]);
});

test("README's table of reads has every read of evidence", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const reads = ROUTES.filter(
    ({ path, needs }) => path.startsWith("/api/v1/") && needs.GET === "evidence.read",
  );
  const missing = reads.filter(
    ({ path }) => !new RegExp(`\`${path.slice(7).replace(/[{}]/g, "\\$&")}[\`?]`).test(readme),
  );
  expect(missing).toEqual([]);
});

test("a request is counted under the path of the table, whatever stands where that is open", () => {
  for (const { path } of ROUTES) expect(routeLabel(`${filledPath(path, "a-1")}?q=1`)).toBe(path);
  for (const path of SCREENS) expect(routeLabel(filledPath(path, "a-1"))).toBe("screen");
  expect(routeLabel("/api/v1/people/invitations/sessions")).toBe("/api/v1/people/invitations/{id}");
  expect(routeLabel("/api/v1/requests/")).toBe("other");
});

function isRoute(path: string): boolean {
  return ROUTES.some((route) => route.path === path) || routeLabel(path) !== "other";
}
