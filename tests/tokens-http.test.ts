import { beforeAll, expect, test } from "vitest";
import { GET as readAudit } from "@/app/api/v1/audit/route";
import { GET as context } from "@/app/api/v1/context/route";
import { POST as push } from "@/app/api/v1/ingest/route";
import { DELETE as endToken } from "@/app/api/v1/tokens/[id]/route";
import { POST as makeToken, GET as readTokens } from "@/app/api/v1/tokens/route";
import { createToken } from "@/db/control/create-token";
import { listTokens } from "@/db/control/list-tokens";
import { NewTokenWire, Tokens, TokenWire } from "@/lib/contracts/tokens";
import { DAY_MS } from "@/lib/core/time/range";
import { httpScene, type Session } from "./accounts/http-scene";

const TOKENS = "/api/v1/tokens";
let scene: Awaited<ReturnType<typeof httpScene>>;
let ada: Session;

beforeAll(async () => {
  scene = await httpScene({
    [`GET ${TOKENS}`]: readTokens,
    [`POST ${TOKENS}`]: makeToken,
    [`DELETE ${TOKENS}/*`]: endToken,
    "GET /api/v1/audit": readAudit,
    "GET /api/v1/context": context,
    "POST /api/v1/ingest": push,
  });
  ada = await scene.session("ada@acme.example", "admin");
  return scene.end;
});

const VIEWER = { name: "dashboard", role: "viewer", gateway: null, days: 30 };
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const create = (headers: object, draft: unknown = VIEWER) =>
  scene.ask(`POST ${TOKENS}`, { headers: { ...headers }, body: draft });
const end = (headers: object, id: number, reason?: string) =>
  scene.ask(`DELETE ${TOKENS}/${id}`, { headers: { ...headers }, body: { reason } });

async function made(draft: unknown = VIEWER, headers: object = ada): Promise<NewTokenWire> {
  const response = await create(headers, draft);
  expect(response.status).toBe(200);
  return NewTokenWire.parse(await response.json());
}

async function listed(id: number) {
  const response = await scene.ask(`GET ${TOKENS}`, { headers: { ...ada } });
  return Tokens.parse(await response.json()).tokens.find((token) => token.id === id);
}

const entriesOf = (subject: string) =>
  scene.control.$client
    .prepare(
      "SELECT action, actor_name, before, after, reason FROM audit_entries WHERE subject = ? ORDER BY seq",
    )
    .all(subject);

test("a token is made, used, seen to be used, revoked, refused from then on, and each of it is in the audit log", async () => {
  const { token, secret } = await made({ ...VIEWER, reason: "for the wall" });
  expect(secret).toMatch(/^sbx_v[0-9A-Za-z]{42}$/);
  expect(await listed(token.id)).toEqual({ ...token, lastUsedAt: null });
  expect(token.createdBy).toBe("ada@acme.example");
  expect(token.expiresAt).toBe(token.createdAt + 30 * DAY_MS);

  const began = Date.now();
  expect((await scene.ask("GET /api/v1/context", { headers: bearer(secret) })).status).toBe(200);
  const seen = (await listed(token.id))?.lastUsedAt ?? 0;
  expect(seen).toBeGreaterThanOrEqual(began);
  expect(seen).toBeLessThanOrEqual(Date.now());
  const beyond = await scene.ask("GET /api/v1/audit", { headers: bearer(secret) });
  expect([beyond.status, (await beyond.json()).code]).toEqual([403, "forbidden"]);

  const ended = await end(ada, token.id, "the wall is gone");
  expect(TokenWire.parse(await ended.json()).revokedAt).toBeGreaterThanOrEqual(began);
  expect((await scene.ask("GET /api/v1/context", { headers: bearer(secret) })).status).toBe(401);
  expect((await end(ada, token.id)).status).toBe(404);

  const rights = JSON.stringify({ expiresAt: token.expiresAt, gateway: null, role: "viewer" });
  const by = { actor_name: "ada@acme.example" };
  expect(entriesOf(`${token.id} dashboard`)).toEqual([
    { action: "token.created", ...by, before: "null", after: rights, reason: "for the wall" },
    { action: "token.revoked", ...by, before: rights, after: "null", reason: "the wall is gone" },
  ]);
  expect(scene.refusals().slice(-2)).toEqual([
    ...["dashboard: GET /api/v1/audit", "dashboard: revoked token"],
  ]);
});

test("the secret of a token is in the answer that made it, and nowhere else", async () => {
  const { secret } = await made();
  const list = await scene.ask(`GET ${TOKENS}`, { headers: { ...ada } });
  expect(list.headers.get("cache-control")).toBe("no-store");
  const kept = ["tokens", "audit_entries"].map((table) =>
    scene.control.$client.prepare(`SELECT * FROM ${table}`).all(),
  );
  expect((await list.text()) + JSON.stringify(kept)).not.toContain(secret.slice(5));
});

test("an ingest token pushes for its Gateway and reads nothing", async () => {
  const draft = { name: "sender", role: "ingest", gateway: "fra-1", days: 1 };
  const { secret, token } = await made(draft);
  const body = `${JSON.stringify({ time: "2026-11-22T10:00:00Z", status: 200, provider: "p", modelId: "m" })}\n`;
  const pushed = await scene.ask("POST /api/v1/ingest", { headers: bearer(secret), body });
  expect(await pushed.json()).toMatchObject({ accepted: 1, rejectedCount: 0 });
  expect((await listed(token.id))?.lastUsedAt).not.toBeNull();
  for (const route of ["GET /api/v1/context", `GET ${TOKENS}`, "GET /api/v1/audit"]) {
    expect((await scene.ask(route, { headers: bearer(secret) })).status, route).toBe(403);
  }
});

test("a token that is over lets nothing in, and that it was tried is in the audit log", async () => {
  const old = { name: "last year's", gateway: null, createdBy: null, expiresAt: Date.now() };
  const { secret } = createToken(scene.control, { ...old, role: "admin" }, 1);
  expect((await scene.ask(`GET ${TOKENS}`, { headers: bearer(secret) })).status).toBe(401);
  // A cookie that is good does not make up for it.
  const both = { ...ada, ...bearer(secret) };
  expect((await scene.ask(`GET ${TOKENS}`, { headers: both })).status).toBe(401);
  expect(scene.refusals()).toContain("last year's: expired token");
});

test("without the proof of the page, with that of another session, or from another site no token is made or revoked", async () => {
  const { token } = await made();
  const eve = await scene.session("eve@acme.example", "admin");
  const before = listTokens(scene.control);
  const forged = [
    { cookie: ada.cookie },
    { ...ada, "x-signalbox-csrf": eve["x-signalbox-csrf"] },
    { ...ada, "sec-fetch-site": "cross-site" },
    { ...ada, origin: "https://evil.example" },
    { ...ada, "content-type": "text/plain" },
  ];
  const codes: string[] = [];
  for (const headers of forged) {
    const answers = [await create(headers), await end(headers, token.id)];
    for (const answer of answers) codes.push(`${answer.status} ${(await answer.json()).code}`);
  }
  const twice = (text: string) => [text, text];
  expect(codes).toEqual(
    [
      ...["403 csrf", "403 csrf", "403 cross_site", "403 cross_site"],
      "415 unsupported_media_type",
    ].flatMap(twice),
  );
  expect(listTokens(scene.control)).toEqual(before);
  expect(scene.refusals()).toContain("ada@acme.example: write from another site");
  expect(scene.refusals()).toContain("ada@acme.example: write without its page's proof");
});

test("a token of an administrator makes others without a cookie, in its own name", async () => {
  const { secret } = await made({ ...VIEWER, name: "terraform", role: "admin" });
  const { token } = await made({ ...VIEWER, name: "by terraform" }, bearer(secret));
  expect(token.createdBy).toBe("terraform");
  expect(entriesOf(`${token.id} by terraform`)).toMatchObject([{ actor_name: "terraform" }]);
});

test.each(["viewer", "oncall", "editor", "reviewer"] as const)(
  "%s neither sees tokens nor makes or revokes one, and learns who may",
  async (role) => {
    const { token } = await made();
    const who = await scene.session(`${role}@acme.example`, role);
    const answers = [
      await scene.ask(`GET ${TOKENS}`, { headers: { ...who } }),
      await create(who),
      await end(who, token.id),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect((await answer.json()).detail).toContain("only Administrator may do that");
    }
    expect((await listed(token.id))?.revokedAt).toBeNull();
    expect(scene.refusals().slice(-3)).toEqual([
      `${role}@acme.example: GET /api/v1/tokens`,
      `${role}@acme.example: POST /api/v1/tokens`,
      `${role}@acme.example: DELETE /api/v1/tokens/{id}`,
    ]);
  },
);

test.each([
  ["an ingest token of no Gateway", { ...VIEWER, role: "ingest" }],
  ["an ingest token of an unknown Gateway", { ...VIEWER, role: "ingest", gateway: "mars-1" }],
  ["a reader of one Gateway only", { ...VIEWER, gateway: "fra-1" }],
  ["a token that never ends", { ...VIEWER, days: 0 }],
  ["a token for ten years", { ...VIEWER, days: 3_650 }],
  ["a role that is none", { ...VIEWER, role: "king" }],
  ["a name of blanks", { ...VIEWER, name: "  " }],
  ["a text", "{"],
])("%s is not made", async (_, draft) => {
  const before = listTokens(scene.control);
  const answer = await create(ada, draft);
  expect([answer.status, (await answer.json()).code]).toEqual([400, "invalid_body"]);
  expect(listTokens(scene.control)).toEqual(before);
});
