import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { findUser } from "@/db/control/find-user";
import { MINUTE_MS } from "@/lib/core/time/range";
import { type AccessScene, accessScene, pushed } from "./access-scene";
import { emailOf, GATEWAY, OTHER_GATEWAY, PASSWORD, PEOPLE } from "./actors";
import type { Answer } from "./console-server";

// A row of the audit log that was changed is found in lib/ingest/doctor.test.ts and db/control/verify-audit.test.ts.

let scene: AccessScene;
beforeAll(async () => {
  scene = await accessScene();
});
afterEach(() => void vi.useRealTimers());
afterAll(() => scene.close());

type Entry = { action: string; subject: string; actor_name: string; address: string | null };

/** What the audit log says since then, oldest first. */
function entriesSince(seq: number): Entry[] {
  const entries = "SELECT action, subject, actor_name, address FROM audit_entries WHERE seq > ?";
  return scene.control.$client.prepare(`${entries} ORDER BY seq`).all(seq) as Entry[];
}

const head = () =>
  scene.control.$client.prepare("SELECT max(seq) FROM audit_entries").pluck().get() as number;

const said = (entries: readonly Entry[]) =>
  entries.map(({ actor_name, action, subject }) => `${actor_name}: ${action} ${subject}`);

const code = ({ status, text }: Answer) => [status, JSON.parse(text).code];

const cookieOf = ({ cookies }: Answer) =>
  cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ");

/** By the page of the console, as a browser does it. */
async function signedIn(email: string) {
  const body = { email, password: PASSWORD };
  const answer = await scene.server.ask("POST", "/api/auth/sign-in", { body });
  expect(answer.status, answer.text).toBe(200);
  const cookie = cookieOf(answer);
  const me = await scene.server.ask("GET", "/api/v1/me", { headers: { cookie } });
  return { cookie, "x-signalbox-csrf": JSON.parse(me.text).csrf as string };
}

test("a cookie that was stolen is worth nothing after the sign-out, and that it was tried is audited", async () => {
  const { server } = scene;
  const headers = await signedIn(emailOf("an administrator"));
  expect((await server.ask("GET", "/api/v1/people", { headers })).status).toBe(200);
  const since = head();
  expect((await server.ask("POST", "/api/auth/sign-out", { headers, body: {} })).status).toBe(200);
  const before = scene.kept();
  const thief = { ...headers, "user-agent": "thief" };
  for (const path of ["/api/v1/people", "/api/v1/account", "/api/v1/now", "/api/v1/live"]) {
    expect(code(await server.ask("GET", path, { headers: thief }))).toEqual([
      ...[401, "unauthenticated"],
    ]);
  }
  const body = { name: "thief", role: "admin", gateway: null, days: 1 };
  const made = await server.ask("POST", "/api/v1/tokens", { headers: thief, body });
  expect(code(made)).toEqual([401, "unauthenticated"]);
  expect(scene.kept()).toBe(before);
  const administrator = emailOf("an administrator");
  expect(said(entriesSince(since))).toEqual([
    `${administrator}: sign_out ${administrator}`,
    ": access.refused session that is over",
  ]);
});

test("a write that was recorded whole does nothing when it is sent again in another session, and that is audited", async () => {
  const { server } = scene;
  const administrator = emailOf("an administrator");
  const [first, second] = [await signedIn(administrator), await signedIn(administrator)];
  const grants = [{ role: "admin", gateways: null, environments: null }];
  const body = { email: "eve@evil.example", grants };
  const viewer = await signedIn(emailOf("a viewer"));
  const since = head();
  const before = scene.kept();
  const replayed = { cookie: second.cookie, "x-signalbox-csrf": first["x-signalbox-csrf"] };
  const again = await server.ask("POST", "/api/v1/people/invitations", { headers: replayed, body });
  expect(code(again)).toEqual([403, "csrf"]);
  const ofViewer = { cookie: viewer.cookie, "x-signalbox-csrf": second["x-signalbox-csrf"] };
  const other = await server.ask("POST", "/api/v1/people/invitations", { headers: ofViewer, body });
  expect(code(other)).toEqual([403, "csrf"]);
  expect(scene.kept()).toBe(before);
  expect(said(entriesSince(since))).toEqual([
    `${administrator}: access.refused write without its page's proof`,
    `${emailOf("a viewer")}: access.refused write without its page's proof`,
  ]);
});

test("headers by which a proxy says who asks are believed of nobody else, make no account, and are audited with the true address", async () => {
  const { server, control } = scene;
  const since = head();
  const before = scene.kept("user_sessions");
  const forged = {
    ...{ "x-auth-email": "eve@evil.example", "x-auth-groups": "leads" },
    ...{ "x-signalbox-proxy": "192.0.2.1", "x-signalbox-peer": "192.0.2.1" },
    ...{ "x-forwarded-for": "192.0.2.1", forwarded: "for=192.0.2.1;by=192.0.2.1" },
  };
  for (const path of ["/api/v1/me", "/api/v1/people", "/api/v1/now"]) {
    expect((await server.ask("GET", path, { headers: forged })).status).toBe(401);
  }
  const viewer = { ...(await scene.actor("a viewer").headers()), ...forged };
  expect((await server.ask("GET", "/api/v1/now", { headers: viewer })).status).toBe(401);
  expect(findUser(control, { email: "eve@evil.example" })).toBeNull();
  expect(scene.kept("user_sessions")).toBe(before);
  expect(entriesSince(since)).toEqual([
    {
      ...{ action: "access.refused", subject: "identity that no declared proxy sent" },
      ...{ actor_name: "", address: "127.0.0.1" },
    },
  ]);
});

test("a token of another Gateway pushes nothing for this one, reads nothing, and both are audited", async () => {
  const { server, dataDir } = scene;
  const name = "another Gateway's token";
  const headers = await scene.actor(name).headers();
  const since = head();
  const before = pushed(dataDir);
  const tuple = { time: new Date().toISOString(), requestId: "stolen", provider: "openai" };
  const line = JSON.stringify({ ...tuple, status: 200, gateway: GATEWAY });
  const push = await server.ask("POST", "/api/v1/ingest", {
    headers: { ...headers, "content-type": "application/x-ndjson" },
    body: `${line}\n`,
  });
  expect(JSON.parse(push.text)).toMatchObject({
    ...{ accepted: 0, rejected: [{ line: 1, reason: "other_gateway" }] },
  });
  expect(pushed(dataDir)[GATEWAY]).toBe(before[GATEWAY]);
  for (const path of ["/api/v1/attempts", `/api/v1/attempts?gateway=${OTHER_GATEWAY}`]) {
    expect(code(await server.ask("GET", path, { headers }))).toEqual([403, "forbidden"]);
  }
  expect(said(entriesSince(since))).toEqual([
    `${name}: access.refused push for another Gateway`,
    `${name}: access.refused GET /api/v1/attempts`,
  ]);
});

test("nobody raises their own rights: an administrator neither, and no editor by a token or an invitation", async () => {
  const { server } = scene;
  const grants = [{ role: "admin", gateways: null, environments: null }];
  for (const name of ["an editor", "a reviewer", "an editor of another Gateway"] as const) {
    const actor = scene.actor(name);
    const before = scene.kept("user_sessions");
    const tries = [
      ["PUT", `/api/v1/people/${actor.userId}`, { grants }],
      ["POST", "/api/v1/people/invitations", { email: "eve@evil.example", grants }],
      ["POST", "/api/v1/tokens", { name: "t", role: "admin", gateway: null, days: 1 }],
    ] as const;
    for (const [method, path, body] of tries) {
      const answer = await server.ask(method, path, { headers: await actor.headers(), body });
      expect(code(answer), `${name} ${path}`).toEqual([403, "forbidden"]);
    }
    expect(scene.kept("user_sessions")).toBe(before);
  }
  const administrator = scene.actor("an administrator");
  const own = await server.ask("PUT", `/api/v1/people/${administrator.userId}`, {
    headers: await administrator.headers(),
    body: { grants: [...PEOPLE["an administrator"], ...PEOPLE["an editor"]] },
  });
  expect(code(own)).toEqual([403, "forbidden"]);
  expect(scene.refusals()).toContain(`${emailOf("an administrator")}|PUT /api/v1/people/{id}`);
});

test("a thousand guesses over HTTP: five are read, none gets in, the real person does a second later, and all of it is audited", async () => {
  const { server } = scene;
  const email = "mia@acme.example";
  scene.person(email, PEOPLE["a viewer"]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60 * MINUTE_MS });
  const since = head();
  const statuses = new Map<number, number>();
  for (let guess = 0; guess < 1_000; guess++) {
    const body = { email, password: `guess number ${guess}` };
    const { status, cookies } = await server.ask("POST", "/api/auth/sign-in", { body });
    expect(cookies).toEqual([]);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 401: 5, 429: 995 });
  const body = { email, password: PASSWORD };
  const tooSoon = await server.ask("POST", "/api/auth/sign-in", { body });
  expect([tooSoon.status, tooSoon.headers["retry-after"]]).toEqual([429, "1"]);
  vi.setSystemTime(Date.now() + 1_000);
  expect((await server.ask("POST", "/api/auth/sign-in", { body })).status).toBe(200);
  expect(said(entriesSince(since))).toEqual([
    ...Array<string>(5).fill(`: sign_in.failed ${email}`),
    `: sign_in.locked ${email}`,
    `${email}: sign_in.succeeded ${email}`,
  ]);
});

test("strangers cannot fill the audit log, by however many names and addresses: sixty of their refusals a minute are written", async () => {
  const { server } = scene;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 120 * MINUTE_MS });
  const since = head();
  // The address is made to wait first; from then on no password is looked at.
  for (let n = 0; n < 20; n++) {
    const body = { email: `stranger-${n}@evil.example`, password: "guess number one" };
    await server.ask("POST", "/api/auth/sign-in", { body });
  }
  for (let n = 0; n < 300; n++) {
    const body = { email: `name-${n}@evil.example`, password: "guess number one" };
    expect((await server.ask("POST", "/api/auth/sign-in", { body })).status).toBe(429);
  }
  const locked = () => entriesSince(since).filter(({ action }) => action === "sign_in.locked");
  expect(locked()).toHaveLength(60);
  const headers = { authorization: `Bearer sbx_a${"y".repeat(42)}` };
  expect((await server.ask("GET", "/api/v1/now", { headers })).status).toBe(401);
  expect(entriesSince(since).filter(({ action }) => action === "access.refused")).toEqual([]);
  // Whoever is known is written down all the same, and strangers are again after the minute.
  const viewer = await scene.actor("a viewer").headers();
  expect((await server.ask("GET", "/api/v1/people", { headers: viewer })).status).toBe(403);
  expect(entriesSince(since).at(-1)).toMatchObject({ actor_name: emailOf("a viewer") });
  vi.setSystemTime(Date.now() + MINUTE_MS);
  expect((await server.ask("GET", "/api/v1/now", { headers })).status).toBe(401);
  expect(entriesSince(since).at(-1)).toMatchObject({ subject: "unknown token" });
});
