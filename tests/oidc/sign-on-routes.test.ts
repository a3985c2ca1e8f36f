import { rmSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { GET as finish } from "@/app/api/auth/oidc/callback/route";
import { GET as begin } from "@/app/api/auth/oidc/route";
import { GET as me } from "@/app/api/v1/me/route";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { tempDir } from "../stores/temp-store";
import { runProvider } from "./run-provider";

const ORIGIN = "http://127.0.0.1:3000";
let provider: Awaited<ReturnType<typeof runProvider>>;

beforeAll(async () => {
  provider = await runProvider(`${ORIGIN}/api/auth/oidc/callback`);
  const dataDir = tempDir();
  migrateStores(dataDir);
  const variables = {
    SIGNALBOX_DATA: dataDir,
    SIGNALBOX_OIDC_ISSUER: provider.settings.issuer,
    SIGNALBOX_OIDC_CLIENT_ID: provider.settings.clientId,
    SIGNALBOX_OIDC_CLIENT_SECRET: provider.settings.clientSecret,
    SIGNALBOX_GROUP_ROLES: "leads=admin",
  };
  Object.assign(process.env, variables);
  const control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "npm" }, 1);
  control.$client.close();
  return async () => {
    await provider.end();
    for (const name of Object.keys(variables)) delete process.env[name];
    rmSync(dataDir, { recursive: true, force: true });
  };
});

function request(path: string, cookies: readonly string[] = [], host = "127.0.0.1:3000"): Request {
  const cookie = cookies.map((one) => one.split(";", 1)[0]).join("; ");
  const headers = { host, "x-signalbox-peer": "192.0.2.7", cookie };
  return new Request(`${ORIGIN}${path}`, { headers });
}

test("over the routes a browser is sent to the provider, back, and is in; its cookies are for no script", async () => {
  const mia = { email: "mia@acme.example", email_verified: true, name: "Mia", groups: ["leads"] };
  provider.people.set("mia", mia);
  const begun = await begin(request("/api/auth/oidc?next=%2Fkeys"));
  expect([begun.status, begun.headers.get("cache-control")]).toEqual([303, "no-store"]);
  const query = await provider.visit(begun.headers.get("location") ?? "", "mia");
  const back = `/api/auth/oidc/callback?${query}`;
  const done = await finish(request(back, begun.headers.getSetCookie()));
  expect([done.status, done.headers.get("location")]).toEqual([303, `${ORIGIN}/keys`]);
  const cookies = done.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(1);
  for (const cookie of [...begun.headers.getSetCookie(), ...cookies]) {
    expect(cookie).toMatch(/; HttpOnly.*; SameSite=Lax/i);
  }
  const answer = await (await me(request("/api/v1/me", cookies))).json();
  expect(answer).toMatchObject({ email: "mia@acme.example", grants: [{ role: "admin" }] });
  const again = await finish(request(back));
  expect(again.headers.get("location")).toBe(`${ORIGIN}/sign-in?refused=start_again`);
  expect(again.headers.getSetCookie().join()).not.toContain("session");
});

test.each(["localhost:3000", "[::1]:3000"])(
  "who opened the console as %s begins under the address to which the provider sends back, and not in a circle",
  async (host) => {
    const mia = { email: "mia@acme.example", email_verified: true, name: "Mia", groups: ["leads"] };
    provider.people.set("mia", mia);
    const first = await begin(request("/api/auth/oidc?next=%2Fkeys", [], host));
    expect([first.status, first.headers.getSetCookie()]).toEqual([303, []]);
    const moved = first.headers.get("location") ?? "";
    expect(moved).toBe(`${ORIGIN}/api/auth/oidc?next=%2Fkeys&moved=1`);
    const begun = await begin(request(moved.slice(ORIGIN.length)));
    const query = await provider.visit(begun.headers.get("location") ?? "", "mia");
    const back = `/api/auth/oidc/callback?${query}`;
    const done = await finish(request(back, begun.headers.getSetCookie()));
    expect(done.headers.get("location")).toBe(`${ORIGIN}/keys`);
    const rewritten = await begin(request(moved.slice(ORIGIN.length), [], host));
    expect(rewritten.headers.get("location")).toContain(provider.settings.issuer);
  },
);
