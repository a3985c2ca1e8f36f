import { globSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { POST as signIn } from "@/app/api/auth/sign-in/route";
import { POST as enter } from "@/app/api/v1/entry/route";
import { GET as me } from "@/app/api/v1/me/route";
import { POST as invite } from "@/app/api/v1/people/invitations/route";
import { makeEntryLink } from "@/db/control/make-entry-link";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { Me } from "@/lib/contracts/me";
import { EntryLink } from "@/lib/contracts/people";
import type { Role } from "@/lib/core/access/role";
import { GOOD_PASSWORD } from "../accounts/account-scene";
import { tempDir } from "../stores/temp-store";

const HOST = "127.0.0.1:3000";
const ROOT = join(import.meta.dirname, "../..");
const FOLDER = "app/api/v1/routes";

type Params = { params: Promise<Record<string, string>> };
type Handler = (request: Request, context: Params) => Promise<Response>;
export type Headers = Record<string, string>;
export type Method = "GET" | "POST" | "PUT";

/** The files of the routes, those without a name to fill in first, as Next chooses. */
const ROUTES = globSync(`${FOLDER}/**/route.ts`, { cwd: ROOT })
  .map((file) => {
    const path = file.slice(FOLDER.length, -"/route.ts".length);
    const names = Array.from(path.matchAll(/\[(\w+)\]/g), ([, name = ""]) => name);
    const pattern = new RegExp(`^${path.replace(/\[\w+\]/g, "([^/]+)")}$`);
    return { file, path, names, pattern };
  })
  .toSorted((a, b) => a.names.length - b.names.length);

/** Real handlers over a folder of their own, and people who signed in. */
export async function routeHttp() {
  const dataDir = tempDir();
  migrateStores(dataDir);
  process.env.SIGNALBOX_DATA = dataDir;
  const control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "npm" }, 1);
  const now = Date.now();
  const link = { kind: "setup", email: null, grants: null, createdBy: "start" } as const;
  const { secret } = makeEntryLink(control, { ...link, expiresAt: now + 60_000 }, now);
  const ada = "ada@acme.example";
  const entry = { secret, email: ada, name: "Ada", password: GOOD_PASSWORD };
  expect((await enter(request("POST", "/api/v1/entry", entry))).status).toBe(200);
  const admin = await signedIn(ada);
  return {
    ...{ dataDir, control, admin },
    async person(name: string, ...roles: Role[]): Promise<Headers> {
      const email = `${name.toLowerCase()}@acme.example`;
      const grants = roles.map((role) => ({ role, gateways: null, environments: null }));
      const invited = await invite(
        request("POST", "/api/v1/people/invitations", { email, grants }, admin),
      );
      const text = EntryLink.parse(await invited.json()).link;
      const come = { secret: text.slice(text.indexOf("#") + 1), name, password: GOOD_PASSWORD };
      expect((await enter(request("POST", "/api/v1/entry", come))).status).toBe(200);
      return signedIn(email);
    },
  };
}

/** Asks a route by its path below `/api/v1/routes`, as the server would hand it on. */
export async function ask(
  who: Headers,
  method: Method,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const [plain = ""] = path.split("?");
  const route = ROUTES.find(({ pattern }) => pattern.test(plain));
  if (route === undefined) throw new Error(`There is no route ${plain}.`);
  const parts = route.pattern.exec(plain)?.slice(1).map(decodeURIComponent) ?? [];
  const params = Object.fromEntries(route.names.map((name, at) => [name, parts[at] ?? ""]));
  const handlers: Partial<Record<Method, Handler>> = await import(join(ROOT, route.file));
  const handler = handlers[method];
  if (handler === undefined) throw new Error(`${plain} has no ${method}.`);
  const response = await handler(request(method, `/api/v1/routes${path}`, body, who), {
    params: Promise.resolve(params),
  });
  return { status: response.status, body: await response.json() };
}

function request(method: Method, path: string, body?: unknown, extra: Headers = {}): Request {
  const json: Headers = body === undefined ? {} : { "content-type": "application/json" };
  return new Request(`http://${HOST}${path}`, {
    method,
    headers: { host: HOST, "x-signalbox-peer": "192.0.2.7", ...json, ...extra },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The headers of somebody who signed in. */
async function signedIn(email: string): Promise<Headers> {
  const response = await signIn(
    request("POST", "/api/auth/sign-in", { email, password: GOOD_PASSWORD }),
  );
  expect(response.status).toBe(200);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  const answer = await me(request("GET", "/api/v1/me", undefined, { cookie }));
  const { csrf } = Me.parse(await answer.json());
  return { cookie, "x-signalbox-csrf": csrf ?? "" };
}
