import { rmSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { GET as getCapabilities, PUT as putCapabilities } from "@/app/api/v1/capabilities/route";
import { GET as getTriage, PUT as putTriage } from "@/app/api/v1/triage/route";
import { createToken } from "@/db/control/create-token";
import { listAudit } from "@/db/control/list-audit";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { Capabilities, type CapabilitiesEdit } from "@/lib/contracts/capabilities";
import { Triage } from "@/lib/contracts/triage";
import { DEFAULT_ORDERS } from "@/lib/core/triage/default-orders";
import { tempDir } from "./stores/temp-store";

const HOST = "127.0.0.1:3000";
let dataDir = "";
/** Of an administrator: who may edit what is tested elsewhere. */
let token = "";

beforeAll(() => {
  dataDir = tempDir();
  migrateStores(dataDir);
  const control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "npm" }, 1);
  const admin = {
    name: "t",
    role: "admin",
    gateway: null,
    expiresAt: null,
    createdBy: null,
  } as const;
  token = control.transaction((tx) => createToken(tx, admin, 1)).secret;
  control.$client.close();
  process.env.SIGNALBOX_DATA = dataDir;
  return () => {
    delete process.env.SIGNALBOX_DATA;
    rmSync(dataDir, { recursive: true, force: true });
  };
});

function request(path: string, body?: unknown, headers: Record<string, string> = {}): Request {
  const json: Record<string, string> =
    body === undefined ? {} : { "content-type": "application/json" };
  return new Request(`http://${HOST}${path}`, {
    method: body === undefined ? "GET" : "PUT",
    headers: { host: HOST, authorization: `Bearer ${token}`, ...json, ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

const TRIAGE = "/api/v1/triage";
const CAPABILITIES = "/api/v1/capabilities";
const triage = async () => Triage.parse(await (await getTriage(request(TRIAGE))).json());
const capabilities = async () =>
  Capabilities.parse(await (await getCapabilities(request(CAPABILITIES))).json());

function catalogue(version: number, tier: string | null = "frontier"): CapabilitiesEdit {
  const opus = { tier, vision: true, tools: true, contextTokens: 200_000 };
  return { version, tiers: ["frontier", "small"], models: { "anthropic/opus": opus } };
}

test("what was edited is read again, in its order, and only the edited symptom departs from what is delivered", async () => {
  const before = await triage();
  const orders = { rate_limited: DEFAULT_ORDERS.rate_limited.toReversed() };
  const response = await putTriage(request(TRIAGE, { version: before.version, orders }));
  expect(response.status).toBe(200);
  const after = await triage();
  expect(after.version).toBe(before.version + 1);
  expect(after.editedAt).not.toBeNull();
  expect(after.orders.rate_limited.map(({ id }) => id)).toEqual([
    "fallback-model",
    "lower-concurrency",
    "spare-key",
    "backoff",
  ]);
  expect(after.orders.billing).toEqual(DEFAULT_ORDERS.billing);
  expect(after.defaults.rate_limited).toEqual(DEFAULT_ORDERS.rate_limited);
});

test("of two edits that began from the same version one is kept, and the other hears of it", async () => {
  const { version } = await triage();
  const edit = (text: string) =>
    putTriage(request(TRIAGE, { version, orders: { billing: [{ id: "call", text, why: "" }] } }));
  const answers = await Promise.all([edit("Call Anna"), edit("Call Ben")]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.headers.get("content-type")).toBe("application/problem+json");
  expect(await refused?.json()).toMatchObject({ code: "conflict", status: 409 });
  const [kept] = (await triage()).orders.billing;
  expect(kept?.text).toBe(answers[0]?.status === 200 ? "Call Anna" : "Call Ben");
});

test("an order that is as delivered again is not kept as an edit of its own", async () => {
  const { version } = await triage();
  await putTriage(request(TRIAGE, { version, orders: { ...DEFAULT_ORDERS } }));
  const { orders, defaults } = await triage();
  expect(orders).toEqual(defaults);
});

test("an edit that changes nothing makes no version", async () => {
  const before = await capabilities();
  await putCapabilities(request(CAPABILITIES, catalogue(before.version)));
  const first = await capabilities();
  await putCapabilities(request(CAPABILITIES, catalogue(first.version)));
  expect((await capabilities()).version).toBe(first.version);
});

test("earlier versions stay in the store", async () => {
  const { version } = await capabilities();
  await putCapabilities(request(CAPABILITIES, catalogue(version, null)));
  const control = openControl(dataDir);
  const kept = control.$client
    .prepare("SELECT version FROM documents WHERE name = 'capabilities' ORDER BY version")
    .pluck()
    .all();
  control.$client.close();
  expect(kept.at(-1)).toBe((await capabilities()).version);
  expect(kept.length).toBe(kept.at(-1));
  expect(kept.length).toBeGreaterThan(1);
});

test.each([
  ["a page of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
  ["a page of another port of this machine", { origin: "http://127.0.0.1:8080" }],
  ["a page that another port says is same-site", { "sec-fetch-site": "same-site" }],
  ["a sandboxed page", { origin: "null" }],
  [
    "a page that calls itself by another scheme's name",
    { origin: "http://127.0.0.1:3000.evil.example" },
  ],
])("%s cannot change settings", async (_, headers) => {
  const before = await capabilities();
  const response = await putCapabilities(
    request(CAPABILITIES, catalogue(before.version, "small"), headers),
  );
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: "cross_site" });
  expect((await capabilities()).version).toBe(before.version);
});

test("the console's own page and a program that is no browser can", async () => {
  const { version } = await capabilities();
  const own = { "sec-fetch-site": "same-origin", origin: `http://${HOST}` };
  const first = await putCapabilities(request(CAPABILITIES, catalogue(version, "small"), own));
  const second = await putCapabilities(request(CAPABILITIES, catalogue(version + 1, "frontier")));
  expect([first.status, second.status]).toEqual([200, 200]);
});

test("a form is refused", async () => {
  const form = { "content-type": "text/plain" };
  const response = await putTriage(request(TRIAGE, { version: 0, orders: {} }, form));
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ code: "unsupported_media_type" });
});

test("a body over 256 kB is refused whole", async () => {
  const before = await triage();
  const body = JSON.stringify({ version: before.version, orders: {}, x: "x".repeat(262_144) });
  const response = await putTriage(request(TRIAGE, body));
  expect(response.status).toBe(413);
  expect((await triage()).version).toBe(before.version);
});

test.each([
  ["no JSON", "{"],
  ["an unknown symptom", { version: 0, orders: { ok: [] } }],
  [
    "two steps of one id",
    {
      version: 0,
      orders: {
        billing: [
          { id: "a", text: "A", why: "" },
          { id: "a", text: "B", why: "" },
        ],
      },
    },
  ],
  ["a step without words", { version: 0, orders: { billing: [{ id: "a", text: "  ", why: "" }] } }],
])("%s is refused with what is wrong", async (_, body) => {
  const response = await putTriage(request(TRIAGE, body));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "invalid_body" });
});

test("a tier that is not in the list is refused, and its model named", async () => {
  const { version } = await capabilities();
  const response = await putCapabilities(request(CAPABILITIES, catalogue(version, "huge")));
  expect(response.status).toBe(400);
  expect((await response.json()).detail).toContain("anthropic/opus (huge)");
});

test("every symptom has a first action with a reason, as delivered", () => {
  for (const [symptom, steps] of Object.entries(DEFAULT_ORDERS)) {
    expect(steps.length, symptom).toBeGreaterThan(1);
    for (const { why } of steps) expect(why, symptom).not.toBe("");
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  }
});

const order = (symptom: keyof typeof DEFAULT_ORDERS) => DEFAULT_ORDERS[symptom].map(({ id }) => id);

test("the delivered orders are those that the organisation agreed on", () => {
  expect(order("rate_limited")).toEqual([
    "backoff",
    "spare-key",
    "lower-concurrency",
    "fallback-model",
  ]);
  expect(order("timeout")).toEqual(["longer-deadline", "proxy-dns", "closer-egress"]);
  expect(order("network")).toEqual(order("timeout"));
  expect(order("model_unavailable")).toEqual([
    "provider-console",
    "route-table",
    "no-silent-fallback",
  ]);
  expect(order("partial")).toEqual(["per-key-counters", "session-pinning", "sharding"]);
});

test("an edit stands in the audit log with who made it and what changed, a refused one does not", async () => {
  const edits = () => {
    const control = openControl(dataDir);
    const actions = ["capabilities.edited"] as const;
    const found = listAudit(control, { words: [], actions, before: null, limit: 100 });
    control.$client.close();
    return found;
  };
  const put = async (version: number, tier: string | null) =>
    (await putCapabilities(request(CAPABILITIES, catalogue(version, tier)))).status;
  expect(await put((await capabilities()).version, "frontier")).toBe(200);
  const before = edits().length;
  const { version } = await capabilities();
  expect(await put(version, "small")).toBe(200);
  expect(await put(version, null)).toBe(409);
  expect(await put(version + 1, "small")).toBe(200);
  const written = edits();
  expect(written.length - before).toBe(1);
  expect(written[0]).toMatchObject({
    actor: { kind: "token", name: "t" },
    subject: "capabilities",
    before: { models: { "anthropic/opus": { tier: "frontier" } } },
    after: { models: { "anthropic/opus": { tier: "small" } } },
  });
});
