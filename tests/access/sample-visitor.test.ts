import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { SAMPLE_READY, samplesDir } from "@/db/sample-stores";
import { SAMPLE_COOKIE } from "@/lib/core/access/sample-people";
import { ROUTES } from "@/lib/http/route-table";
import { installation } from "@/lib/launch/installation";
import { tempStores } from "../stores/temp-store";
import { type Answer, type ConsoleServer, consoleServer } from "./console-server";
import { filledPath } from "./filled-path";

/** Of this machine alone, and behind a proxy that is declared. */
let [here, behind]: ConsoleServer[] = [];

beforeAll(async () => {
  const dataDir = tempStores();
  process.env.SIGNALBOX_DATA = dataDir;
  const dir = join(samplesDir(dataDir), "1");
  mkdirSync(dir, { recursive: true });
  migrateStores(dir);
  writeFileSync(join(dir, SAMPLE_READY), JSON.stringify({ endAt: Date.now() }));
  here = await consoleServer([]);
  behind = await consoleServer(["127.0.0.1"]);
});

afterAll(async () => {
  await here?.close();
  await behind?.close();
  installation().control.$client.close();
  delete process.env.SIGNALBOX_DATA;
});

type Sent = Readonly<Record<string, string>>;

async function ask(method: string, path: string, headers: Sent = {}, body?: unknown) {
  if (here === undefined) throw new Error("There is no server.");
  return here.ask(method, path, { headers, body, endless: path === "/api/v1/live" });
}

const as = (id: string): Sent => ({ cookie: `${SAMPLE_COOKIE}=${id}` });
const code = ({ status, text }: Answer) => [status, JSON.parse(text).code];

/** Whether the route let them as far as what they asked for. */
const isIn = ({ status }: Answer) => status !== 401 && status !== 403;

const READS = ROUTES.filter(({ needs }) => needs.GET !== undefined).map(({ path, needs }) => ({
  ...{ path: filledPath(path, "x"), need: needs.GET },
}));

test.each([
  ["vera", ["evidence.read", "routes.read"]],
  ["otto", ["evidence.read", "routes.read"]],
  ["edda", ["evidence.read", "routes.read"]],
  ["rune", ["evidence.read", "routes.read", "audit.read"]],
  ["ada", ["evidence.read", "routes.read", "audit.read", "people.manage", "tokens.manage"]],
])("on this machine the sample's %s reads by %s, and no account", async (id, permissions) => {
  const allowed = new Set([...permissions, "anybody", "somebody"]);
  for (const { path, need = "anybody" } of READS) {
    const answer = await ask("GET", path, as(id));
    expect(isIn(answer), `${path} ${answer.status}`).toBe(allowed.has(need));
  }
});

test("who says nothing is the sample's viewer, and becomes another one by a cookie for no script", async () => {
  expect(JSON.parse((await ask("GET", "/api/v1/me")).text)).toMatchObject({
    ...{ via: "sample", grants: [{ role: "viewer" }] },
  });
  const chosen = await ask("POST", "/api/v1/me/sample-person", {}, { id: "ada" });
  expect(chosen.cookies).toEqual([`${SAMPLE_COOKIE}=ada; Path=/; HttpOnly; SameSite=Lax`]);
  const unknown = await ask("POST", "/api/v1/me/sample-person", {}, { id: "root" });
  expect([code(unknown), unknown.cookies]).toEqual([[404, "not_found"], []]);
});

test("the sample's administrator changes the sample's settings, and makes neither accounts nor tokens", async () => {
  const control = installation().control;
  const tables = ["users", "entry_links", "tokens", "documents"];
  const counted = () =>
    tables.map((table) => control.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const before = counted();
  const settings = { version: 0, orders: {} };
  expect((await ask("PUT", "/api/v1/triage", as("vera"), settings)).status).toBe(403);
  expect((await ask("PUT", "/api/v1/triage", as("ada"), settings)).status).toBe(200);
  const grants = [{ role: "admin", gateways: null, environments: null }];
  const tries = [
    ["POST", "/api/v1/people/invitations", { email: "eve@evil.example", grants }],
    ["PUT", "/api/v1/people/x", { grants }],
    ["DELETE", "/api/v1/people/x/sessions", {}],
    ["POST", "/api/v1/people/x/reset-link", {}],
    ["DELETE", "/api/v1/people/invitations/1", {}],
    ["POST", "/api/v1/tokens", { name: "t", role: "viewer", gateway: null, days: 1 }],
    ["DELETE", "/api/v1/tokens/1", {}],
    ["PUT", "/api/v1/account/password", { current: "x", next: "violet tractor orbit" }],
  ] as const;
  for (const [method, path, body] of tries) {
    expect(code(await ask(method, path, as("ada"), body)), path).toEqual([403, "forbidden"]);
  }
  expect(counted()).toEqual(before);
});

test("what comes through a proxy, or under another name, is nobody of the sample", async () => {
  const sent = { ...as("ada"), "x-forwarded-for": "127.0.0.1" };
  const proxied = await behind?.ask("GET", "/api/v1/me", { headers: sent });
  expect(proxied?.status).toBe(401);
  const elsewhere = await behind?.ask("GET", "/api/v1/me", {
    headers: { ...as("ada"), "x-forwarded-for": "203.0.113.9" },
  });
  expect(elsewhere?.status).toBe(401);
  const renamed = await ask("GET", "/api/v1/me", { ...as("ada"), host: "evil.example" });
  expect(code(renamed)).toEqual([403, "foreign_host"]);
});

test("with the first Gateway nobody is of the sample any more", async () => {
  upsertGateway(installation().control, { id: "fra-1", region: null, runtime: null }, Date.now());
  for (const id of ["vera", "ada"]) {
    for (const { path, need } of READS) {
      if (need === "anybody") continue;
      expect((await ask("GET", path, as(id))).status, path).toBe(401);
    }
    const chosen = await ask("POST", "/api/v1/me/sample-person", as(id), { id: "ada" });
    expect(code(chosen)).toEqual([404, "not_found"]);
  }
});
