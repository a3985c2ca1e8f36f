import { rmSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { POST as secondFactor } from "@/app/api/auth/second-factor/route";
import { POST as signIn } from "@/app/api/auth/sign-in/route";
import { POST as signOut } from "@/app/api/auth/sign-out/route";
import { GET as account } from "@/app/api/v1/account/route";
import { DELETE as endSession } from "@/app/api/v1/account/sessions/[id]/route";
import { POST as look } from "@/app/api/v1/entry/look/route";
import { POST as enter } from "@/app/api/v1/entry/route";
import { GET as me } from "@/app/api/v1/me/route";
import { PUT as editPerson } from "@/app/api/v1/people/[id]/route";
import { DELETE as withdraw } from "@/app/api/v1/people/invitations/[id]/route";
import { POST as invite } from "@/app/api/v1/people/invitations/route";
import { GET as people } from "@/app/api/v1/people/route";
import { makeEntryLink } from "@/db/control/make-entry-link";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { Account } from "@/lib/contracts/account";
import { Me } from "@/lib/contracts/me";
import { EntryLink, People } from "@/lib/contracts/people";
import { GOOD_PASSWORD } from "./accounts/account-scene";
import { takeAllTurns } from "./accounts/take-all-turns";
import { tempDir } from "./stores/temp-store";

const HOST = "127.0.0.1:3000";
const [ADA, MIA] = ["ada@acme.example", "mia@acme.example"];
let control: ReturnType<typeof openControl>;

beforeAll(async () => {
  const dataDir = tempDir();
  migrateStores(dataDir);
  process.env.SIGNALBOX_DATA = dataDir;
  control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "npm" }, 1);
  const link = { kind: "setup", email: null, grants: null, createdBy: "start" } as const;
  const now = Date.now();
  const { secret } = makeEntryLink(control, { ...link, expiresAt: now + 60_000 }, now);
  const looked = await look(request("/api/v1/entry/look", { secret }));
  expect(await looked.json()).toMatchObject({ kind: "setup" });
  const entry = { secret, email: ADA, name: "Ada", password: GOOD_PASSWORD };
  expect((await enter(request("/api/v1/entry", entry))).status).toBe(200);
  return () => {
    control.$client.close();
    delete process.env.SIGNALBOX_DATA;
    rmSync(dataDir, { recursive: true, force: true });
  };
});

type Extra = Record<string, string>;

function request(path: string, body?: unknown, extra: Extra = {}, method = "POST"): Request {
  const json: Extra = body === undefined ? {} : { "content-type": "application/json" };
  return new Request(`http://${HOST}${path}`, {
    method: body === undefined ? "GET" : method,
    headers: { host: HOST, "x-signalbox-peer": "192.0.2.7", ...json, ...extra },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The headers of somebody who signed in. */
async function signedIn(email: string): Promise<{ cookie: string; "x-signalbox-csrf": string }> {
  const response = await signIn(request("/api/auth/sign-in", { email, password: GOOD_PASSWORD }));
  expect(response.status).toBe(200);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  const { csrf } = Me.parse(await (await me(request("/api/v1/me", undefined, { cookie }))).json());
  return { cookie, "x-signalbox-csrf": csrf ?? "" };
}

const params = (id: string) => ({ params: Promise.resolve({ id }) });

async function invited(email: string, role: "viewer" | "admin") {
  const ada = await signedIn(ADA);
  const grants = [{ role, gateways: null, environments: null }];
  const response = await invite(request("/api/v1/people/invitations", { email, grants }, ada));
  const { link } = EntryLink.parse(await response.json());
  const secret = link.slice(link.indexOf("#") + 1);
  const entry = { secret, name: email.split("@")[0], password: GOOD_PASSWORD };
  expect((await enter(request("/api/v1/entry", entry))).status).toBe(200);
}

test("somebody invited signs in and may do exactly what the role allows", async () => {
  await invited(MIA, "viewer");
  const mia = await signedIn(MIA);
  const { permissions } = Me.parse(await (await me(request("/", undefined, mia))).json());
  expect(permissions.filter(({ allowed }) => allowed).map(({ permission }) => permission)).toEqual([
    "evidence.read",
    "routes.read",
  ]);
  const refused = await people(request("/api/v1/people", undefined, mia));
  expect(refused.status).toBe(403);
  expect((await refused.json()).detail).toContain("only Administrator may do that");
  const ada = await signedIn(ADA);
  const all = await (await people(request("/api/v1/people", undefined, ada))).json();
  expect(People.parse(all).people.map(({ email }) => email)).toEqual([ADA, MIA]);
});

test("nobody is told to sign in, by every route that is somebody's", async () => {
  for (const read of [me, account, people]) {
    expect((await read(request("/"))).status).toBe(401);
  }
  const edits = [
    invite(request("/", {})),
    editPerson(request("/", {}, {}, "PUT"), params("x")),
    endSession(request("/", {}, {}, "DELETE"), params("x")),
  ];
  for (const response of await Promise.all(edits)) expect(response.status).toBe(401);
});

test.each([
  ["without the proof of its page", () => ({ "x-signalbox-csrf": "" })],
  [
    "with a proof of another session",
    async () => ({ "x-signalbox-csrf": (await signedIn(ADA))["x-signalbox-csrf"] }),
  ],
  ["with a proof that was made up", () => ({ "x-signalbox-csrf": "x".repeat(43) })],
])("a write %s is refused and written down", async (_, forged) => {
  const ada = await signedIn(ADA);
  const grants = [{ role: "admin", gateways: null, environments: null }];
  const body = { email: "eve@acme.example", grants };
  const headers = { ...ada, ...(await forged()) };
  const response = await invite(request("/api/v1/people/invitations", body, headers));
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: "csrf" });
  const row = control.$client.prepare("SELECT count(*) AS n FROM entry_links WHERE email = ?");
  expect(row.get("eve@acme.example")).toEqual({ n: 0 });
  // Once a minute: the first of these cases is the one that is written.
  const refused = "SELECT subject FROM audit_entries WHERE action = 'access.refused'";
  expect(control.$client.prepare(refused).pluck().all()).toContain(
    "write without its page's proof",
  );
});

test("a page of another site can neither sign anybody in nor write in their name", async () => {
  const ada = await signedIn(ADA);
  const other = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  const body = { email: ADA, password: GOOD_PASSWORD };
  const login = await signIn(request("/api/auth/sign-in", body, other));
  expect([login.status, login.headers.getSetCookie()]).toEqual([403, []]);
  const grants = [{ role: "admin", gateways: null, environments: null }];
  const draft = { email: "eve@acme.example", grants };
  const write = await invite(request("/", draft, { ...ada, ...other }));
  expect(write.status).toBe(403);
  expect(await write.json()).toMatchObject({ code: "cross_site" });
});

test("a cookie that was stolen before the sign-out is refused after it", async () => {
  const ada = await signedIn(ADA);
  expect((await account(request("/", undefined, ada))).status).toBe(200);
  const out = await signOut(request("/api/auth/sign-out", {}, ada));
  expect(out.status).toBe(200);
  expect(out.headers.getSetCookie().join()).toMatch(/signalbox\.session_token=;.*Max-Age=0/);
  expect((await account(request("/", undefined, ada))).status).toBe(401);
  expect(refusals()).toContain(": session that is over");
});

const refusals = () =>
  control.$client
    .prepare(
      "SELECT actor_name || ': ' || subject FROM audit_entries WHERE action = 'access.refused'",
    )
    .pluck()
    .all();

test("whoever is refused for who they are is written down, once a minute, and who only has to sign in is not", async () => {
  const mia = await signedIn(MIA);
  const before = refusals().length;
  const path = "/api/v1/people/invitations/7";
  const tries = () => withdraw(request(path, {}, mia, "DELETE"), params("7"));
  expect([(await tries()).status, (await tries()).status]).toEqual([403, 403]);
  const bearer = { authorization: `Bearer sbx_v${"x".repeat(42)}` };
  expect((await people(request("/api/v1/people", undefined, bearer))).status).toBe(401);
  expect((await people(request("/api/v1/people"))).status).toBe(401);
  expect(refusals().slice(before)).toEqual([
    ...[`${MIA}: DELETE /api/v1/people/invitations/{id}`, ": unknown token"],
  ]);
});

test("another page cannot sign anybody out", async () => {
  const ada = await signedIn(ADA);
  const out = await signOut(request("/", {}, { cookie: ada.cookie }));
  expect(out.status).toBe(403);
  expect((await account(request("/", undefined, ada))).status).toBe(200);
});

test("one ends one's own other session over HTTP", async () => {
  const [desk, phone] = [await signedIn(MIA), await signedIn(MIA)];
  const { sessions } = Account.parse(await (await account(request("/", undefined, phone))).json());
  for (const { id, current } of sessions) {
    if (current) continue;
    const ended = await endSession(request("/", {}, phone, "DELETE"), params(id));
    expect(ended.status).toBe(200);
  }
  expect((await account(request("/", undefined, desk))).status).toBe(401);
});

test("too many attempts say when the next one is read", async () => {
  const body = { email: "nobody@acme.example", password: "not the right password" };
  const peer = { "x-signalbox-peer": "203.0.113.77" };
  const answers: Response[] = [];
  for (let guess = 0; guess < 6; guess++) answers.push(await signIn(request("/", body, peer)));
  expect(answers.map(({ status }) => status)).toEqual([...Array<number>(5).fill(401), 429]);
  expect(answers.at(-1)?.headers.get("retry-after")).toBe("1");
});

test.each([
  ["no e-mail address", { email: "ada", password: "x" }],
  ["a password of a megabyte", { email: ADA, password: "x".repeat(200_000) }],
])("%s is refused before anything is looked at", async (_, body) => {
  const response = await signIn(request("/", body));
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain("xxxxx");
});

test("a code without a password before it lets nobody in", async () => {
  const response = await secondFactor(request("/", { kind: "totp", code: "123456" }));
  expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
});

test("a sign-in beyond those that are looked at is told when to come again, whoever's it is", async () => {
  const release = await takeAllTurns();
  // Not the address of the test before, which has to wait.
  for (const email of [ADA, "stranger@acme.example"]) {
    const busy = await signIn(request("/api/auth/sign-in", { email, password: GOOD_PASSWORD }));
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await busy.json()).toMatchObject({ code: "too_busy" });
  }
  await release();
  const body = { email: ADA, password: GOOD_PASSWORD };
  expect((await signIn(request("/api/auth/sign-in", body))).status).toBe(200);
});
