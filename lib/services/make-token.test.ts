import { afterEach, expect, test, vi } from "vitest";
import { findToken } from "@/db/control/find-token";
import { upsertGateway } from "@/db/control/upsert-gateway";
import type { TokenDraft } from "@/lib/contracts/tokens";
import { samplePerson } from "@/lib/core/access/sample-people";
import { DAY_MS } from "@/lib/core/time/range";
import { accountScene, NOON } from "@/tests/accounts/account-scene";
import { refusal } from "@/tests/accounts/refusal";
import { endToken, makeToken } from "./make-token";
import { readTokens } from "./read-tokens";

const ADA = "ada@acme.example";
const VIEWER: TokenDraft = { name: "dashboard", role: "viewer", gateway: null, days: 90 };

afterEach(() => {
  vi.useRealTimers();
});

async function signedIn() {
  const scene = accountScene();
  await scene.person(ADA, "admin");
  const ada = scene.browser();
  await ada.signIn(ADA);
  upsertGateway(scene.control, { id: "fra-1", region: null, runtime: null }, NOON);
  return { scene, ada };
}

test("a token's secret is in the answer and nowhere else, and the token ends by itself", async () => {
  const { scene, ada } = await signedIn();
  const { token, secret } = await makeToken(await ada.stores(), { ...VIEWER, reason: "wall" });
  expect(token).toMatchObject({ name: "dashboard", createdBy: ADA, lastUsedAt: null });
  expect(token.expiresAt).toBe(NOON + 90 * DAY_MS);
  expect(secret).toMatch(/^sbx_v/);
  const { tokens } = await readTokens(await ada.stores());
  expect(tokens).toEqual([token]);
  const whole = scene
    .rows("SELECT * FROM tokens")
    .concat(scene.rows("SELECT * FROM audit_entries"));
  expect(JSON.stringify(whole)).not.toContain(secret.slice(5));
  expect(findToken(scene.control, secret, NOON + 90 * DAY_MS - 1)).not.toBeNull();
  expect(findToken(scene.control, secret, NOON + 90 * DAY_MS)).toBeNull();
});

test("that it was made and revoked, by whom, from where and why stands in the audit log", async () => {
  const { scene, ada } = await signedIn();
  const { token } = await makeToken(await ada.stores(), { ...VIEWER, reason: "wall" });
  await endToken(await ada.stores(), String(token.id), { reason: "leaked" });
  const rows = scene.rows("SELECT * FROM audit_entries WHERE action LIKE 'token.%' ORDER BY seq");
  expect(rows).toMatchObject([
    { action: "token.created", subject: "1 dashboard", actor_name: ADA, address: "192.0.2.7" },
    { action: "token.revoked", subject: "1 dashboard", reason: "leaked" },
  ]);
  expect(rows[0]?.reason).toBe("wall");
  expect(JSON.parse(String(rows[0]?.after))).toMatchObject({ role: "viewer", gateway: null });
});

test("a token that is revoked is refused at once, and cannot be revoked again", async () => {
  const { scene, ada } = await signedIn();
  const { token, secret } = await makeToken(await ada.stores(), VIEWER);
  const ended = await endToken(await ada.stores(), String(token.id), {});
  expect(ended.revokedAt).toBe(NOON);
  expect(findToken(scene.control, secret, NOON)).toBeNull();
  const again = await refusal(endToken(await ada.stores(), String(token.id), {}));
  expect(again.code).toBe("not_found");
  expect((await refusal(endToken(await ada.stores(), "77", {}))).code).toBe("not_found");
  expect(scene.entries().filter((one) => one.startsWith("token.revoked"))).toHaveLength(1);
});

test.each([
  ["an ingest token without a Gateway", { role: "ingest", gateway: null }],
  ["an ingest token of a Gateway that nobody knows", { role: "ingest", gateway: "nowhere" }],
  ["a viewer's token of a Gateway", { role: "viewer", gateway: "fra-1" }],
] as const)("%s is refused, and nothing is written", async (_, wrong) => {
  const { scene, ada } = await signedIn();
  const before = scene.entries();
  const refused = await refusal(makeToken(await ada.stores(), { ...VIEWER, ...wrong }));
  expect(refused.code).toBe("invalid_body");
  expect(scene.entries()).toEqual(before);
  expect(scene.rows("SELECT * FROM tokens")).toEqual([]);
});

test("an ingest token of a known Gateway is bound to it", async () => {
  const { scene, ada } = await signedIn();
  const draft = { ...VIEWER, role: "ingest", gateway: "fra-1" } as const;
  const { secret } = await makeToken(await ada.stores(), draft);
  expect(findToken(scene.control, secret, NOON)).toMatchObject({ gateway: "fra-1" });
});

test.each(["viewer", "oncall", "editor", "reviewer"] as const)(
  "a person who is only %s, and a token of that role, neither see nor make nor end tokens",
  async (role) => {
    const { scene } = await signedIn();
    await scene.person("mia@acme.example", role);
    const mia = scene.browser();
    await mia.signIn("mia@acme.example");
    const token = { kind: "token", id: 9, name: "t", role, gateway: null } as const;
    for (const stores of [await mia.stores(), { ...(await mia.stores()), principal: token }]) {
      expect((await refusal(readTokens(stores))).code).toBe("forbidden");
      expect((await refusal(makeToken(stores, VIEWER))).code).toBe("forbidden");
      expect((await refusal(endToken(stores, "1", {}))).code).toBe("forbidden");
    }
  },
);

test("an administrator of the sample sees no tokens and makes none: they would be real", async () => {
  const { scene, ada } = await signedIn();
  await makeToken(await ada.stores(), VIEWER);
  const sample = { ...scene.local(), principal: samplePerson("ada") };
  expect(await readTokens(sample)).toEqual({ tokens: [] });
  expect((await refusal(makeToken(sample, VIEWER))).code).toBe("forbidden");
  expect((await refusal(endToken(sample, "1", {}))).code).toBe("forbidden");
});
