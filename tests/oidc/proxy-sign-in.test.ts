import { once } from "node:events";
import { rmSync } from "node:fs";
import { request as ask, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { GET as startSingleSignOn } from "@/app/api/auth/oidc/route";
import { GET as me } from "@/app/api/v1/me/route";
import { POST as invite } from "@/app/api/v1/people/invitations/route";
import { GET as people } from "@/app/api/v1/people/route";
import { beginUserSession } from "@/db/control/begin-user-session";
import { makeEntryLink } from "@/db/control/make-entry-link";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { provenSession } from "@/lib/auth/proven-session";
import type { People } from "@/lib/contracts/people";
import { webServer } from "@/lib/http/web-server";
import { installation } from "@/lib/launch/installation";
import { tempDir } from "../stores/temp-store";

const VARIABLES = {
  SIGNALBOX_PROXY_ADDRESSES: "127.0.0.2",
  SIGNALBOX_PROXY_USER_HEADER: "X-Auth-Email",
  SIGNALBOX_PROXY_GROUPS_HEADER: "X-Auth-Groups",
  SIGNALBOX_GROUP_ROLES: "ops=oncall,leads=admin",
};
/** Addresses of this machine: the declared proxy's, and somebody else's. */
const [PROXY, ELSEWHERE] = ["127.0.0.2", "127.0.0.3"];
let control: ReturnType<typeof openControl>;
let server: Server;

beforeAll(async () => {
  const dataDir = tempDir();
  migrateStores(dataDir);
  Object.assign(process.env, { SIGNALBOX_DATA: dataDir, ...VARIABLES });
  control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "npm" }, 1);
  const proxyAddresses = [VARIABLES.SIGNALBOX_PROXY_ADDRESSES];
  const site = { url: null, basePath: "", proxyAddresses, development: false };
  server = webServer(site, async (request, response) => {
    const headers = new Headers(request.headers as Record<string, string>);
    const { method = "GET", url = "/" } = request;
    const body = method === "GET" ? undefined : await text(request);
    const asked = new Request(`http://${request.headers.host}${url}`, {
      ...{ method, headers },
      ...(body === undefined ? {} : { body }),
    });
    const answer = await (method === "GET" ? me : invite)(asked);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    control.$client.close();
    for (const name of ["SIGNALBOX_DATA", ...Object.keys(VARIABLES)]) delete process.env[name];
    rmSync(dataDir, { recursive: true, force: true });
  };
});

beforeEach(() => {
  control.$client.exec("DELETE FROM users");
  since = entries().length;
});

let since = 0;
const entries = () =>
  control.$client
    .prepare("SELECT actor_kind || ' ' || action || ' ' || subject FROM audit_entries ORDER BY seq")
    .pluck()
    .all() as string[];
const newEntries = () => entries().slice(since);

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** A request from an address, over a real connection. */
async function from(
  localAddress: string,
  headers: Record<string, string | string[]>,
  body?: unknown,
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const request = ask({
    ...{ host: "127.0.0.1", port, localAddress, agent: false },
    method: body === undefined ? "GET" : "POST",
    headers: { ...json, ...headers },
  });
  request.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = await once(request, "response");
  return { status: response.statusCode, body: JSON.parse(await text(response)) };
}

const mia = (groups: string) => ({ "x-auth-email": "Mia@acme.example", "x-auth-groups": groups });

test("whom the declared proxy names is in by that, with the roles of their groups", async () => {
  const { status, body } = await from(PROXY, mia("everybody, ops"));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ via: "proxy", email: "mia@acme.example" },
    grants: [{ role: "oncall" }],
  });
  expect(newEntries()).toEqual([
    "proxy person.added mia@acme.example",
    "proxy person.grants_changed mia@acme.example",
  ]);
  await from(PROXY, mia("ops,everybody"));
  expect(newEntries()).toHaveLength(2);
});

test("other groups are other roles with the next request, and none is nobody", async () => {
  await from(PROXY, mia("ops"));
  expect((await from(PROXY, mia("leads|ops"))).body.grants).toHaveLength(2);
  expect(await from(PROXY, mia(""))).toMatchObject({ status: 401 });
  expect((await from(PROXY, mia("ops"))).status).toBe(200);
  const changes = newEntries().filter((entry) => entry.includes("grants_changed"));
  expect(changes).toHaveLength(4);
});

test("the same headers from anywhere else are nobody's, and are in the audit log once a minute", async () => {
  await from(PROXY, mia("leads"));
  since = entries().length;
  for (let time = 0; time < 3; time++) {
    expect((await from(ELSEWHERE, mia("leads"))).status).toBe(401);
  }
  expect((await from(ELSEWHERE, { "x-auth-groups": "leads" })).status).toBe(401);
  expect(newEntries()).toEqual(["nobody access.refused identity that no declared proxy sent"]);
});

test("nobody can say that a proxy handed their request on", async () => {
  const claims = {
    "x-signalbox-proxy": PROXY,
    "x-signalbox-peer": PROXY,
    forwarded: `for=${PROXY}`,
  };
  const answer = await from(ELSEWHERE, { ...mia("leads"), ...claims, "x-forwarded-for": PROXY });
  expect(answer.status).toBe(401);
});

test("whom the proxy names and an administrator invited comes in without the link, once, with the roles of the invitation", async () => {
  const grants = [{ role: "reviewer", gateways: null, environments: null }] as const;
  const link = { kind: "invitation", email: "mia@acme.example", grants, createdBy: "ada" } as const;
  const now = Date.now();
  makeEntryLink(control, { ...link, expiresAt: now + 60_000 }, now);
  expect(await from(PROXY, mia("everybody"))).toMatchObject({
    ...{ status: 200, body: { grants: [{ role: "reviewer" }] } },
  });
  expect(newEntries()).toEqual([
    "proxy person.added mia@acme.example",
    "proxy invitation.accepted mia@acme.example",
  ]);
  const isOpen = "SELECT id FROM entry_links WHERE used_at IS NULL";
  expect(control.$client.prepare(isOpen).all()).toEqual([]);
  expect((await from(PROXY, mia("everybody"))).status).toBe(200);
  expect(newEntries()).toHaveLength(2);
});

test("whoever is disabled stays out, though the proxy names them", async () => {
  const ben = { "x-auth-email": "ben@acme.example", "x-auth-groups": "leads" };
  expect((await from(PROXY, ben)).status).toBe(200);
  control.$client.exec("UPDATE users SET disabled_at = 1");
  expect((await from(PROXY, ben)).status).toBe(401);
  expect(newEntries().at(-1)).toBe("nobody access.refused proxy sign-in of ben@acme.example");
});

test.each([
  ["two of them", { "x-auth-email": ["mia@acme.example", "ada@acme.example"] }],
  ["a name", { "x-auth-email": "mia" }],
  ["a list", { "x-auth-email": "mia@acme.example,ada@acme.example" }],
])("%s is no identity", async (_, identity) => {
  expect((await from(PROXY, { ...identity, "x-auth-groups": "leads" })).status).toBe(401);
  expect(control.$client.prepare("SELECT id FROM users").all()).toEqual([]);
});

test("whom the proxy knows and nobody here is not noted down", async () => {
  expect((await from(PROXY, mia("everybody"))).status).toBe(401);
  expect(control.$client.prepare("SELECT id FROM users").all()).toEqual([]);
});

test("who came by a password comes in by the proxy's word too, which is written down once and shown to administrators", async () => {
  control.$client.exec(`
    INSERT INTO users (id, name, email, created_at, updated_at) VALUES ('a', 'Ada', 'ada@acme.example', 1, 1);
    INSERT INTO user_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
      VALUES ('1', 'a', 'credential', 'a', 'x', 1, 1);
    INSERT INTO grants (user_id, role, given_by) VALUES ('a', 'admin', 'person')`);
  const ada = { "x-auth-email": "ada@acme.example", "x-auth-groups": "" };
  for (let time = 0; time < 2; time++) {
    expect(await from(PROXY, ada)).toMatchObject({ status: 200, body: { name: "Ada" } });
  }
  expect(newEntries()).toEqual(["proxy person.linked ada@acme.example"]);
  await from(PROXY, mia("ops"));
  const all = (await (await people(asked(ada))).json()) as People;
  expect(all.people.map(({ email, signsInWith }) => [email, signsInWith])).toEqual([
    ["ada@acme.example", ["password", "proxy"]],
    ["mia@acme.example", ["proxy"]],
  ]);
});

/** As the front door hands on what the proxy sent. */
function asked(headers: Record<string, string>): Request {
  const own = { host: "127.0.0.1:3000", "x-signalbox-peer": "192.0.2.7" };
  return new Request("http://127.0.0.1:3000/", {
    headers: { ...own, "x-signalbox-proxy": PROXY, ...headers },
  });
}

test("a page of another site cannot write in the name of whom the proxy lets in", async () => {
  const lead = mia("leads");
  const { body } = await from(PROXY, lead);
  const grants = [{ role: "viewer", gateways: null, environments: null }];
  const draft = { email: "eve@acme.example", grants };
  const refused = await from(PROXY, lead, draft);
  expect(refused).toMatchObject({ status: 403, body: { code: "csrf" } });
  const csrf = { "x-signalbox-csrf": String(body.csrf) };
  expect((await from(PROXY, { ...lead, ...csrf }, draft)).status).toBe(200);
});

test("a session of ours does not help where an identity is forged", async () => {
  await from(PROXY, mia("leads"));
  const id = control.$client.prepare("SELECT id FROM users").pluck().get() as string;
  const { token, cookies } = await provenSession(installation().auth, new Headers(), id);
  beginUserSession(control, token, Date.now());
  const cookie = cookies.map((one) => one.split(";", 1)[0]).join("; ");
  expect((await from(ELSEWHERE, { cookie })).body).toMatchObject({ via: "session" });
  expect((await from(ELSEWHERE, { ...mia("leads"), cookie })).status).toBe(401);
});

test("without a provider there is no single sign-on to begin", async () => {
  const headers = { host: "127.0.0.1:3000", "x-signalbox-peer": "192.0.2.7" };
  const response = await startSingleSignOn(
    new Request("http://127.0.0.1:3000/api/auth/oidc", { headers }),
  );
  expect(response.status).toBe(404);
});
