import { afterEach, beforeEach, expect, test } from "vitest";
import type { Principal } from "@/lib/core/access/principal";
import { invite } from "@/lib/services/invite";
import { readAccount } from "@/lib/services/read-account";
import { MIA, REFUSED, signOnScene } from "./sign-on-scene";

let scene: Awaited<ReturnType<typeof signOnScene>>;

beforeEach(async () => {
  scene = await signOnScene();
  scene.provider.people.set("mia", MIA);
  return () => scene.provider.end();
});

const HERE = "https://signalbox.example/ops";
const everywhere = { gateways: null, environments: null };
const roles = (principal: Principal) =>
  principal.kind === "person" ? principal.grants.map(({ role }) => role) : principal.kind;

test("whom the provider proves is in, with the roles of their groups, and goes on to where they wanted", async () => {
  const browser = scene.browser();
  expect(await scene.signOn(browser, "mia", "/keys?range=6h")).toBe(`${HERE}/keys?range=6h`);
  expect(await browser.principal()).toMatchObject({
    ...{ kind: "person", via: "session", name: "Mia Moreno", email: "mia@acme.example" },
    grants: [{ role: "oncall", ...everywhere }],
  });
  expect(scene.entries()).toEqual([
    "person.added mia@acme.example",
    "person.grants_changed mia@acme.example",
    "sign_in.succeeded mia@acme.example",
  ]);
  expect(scene.last(1)[0]?.after).toBe('{"by":"oidc"}');
});

test("a second sign-in is the same person, by subject, also when the address has changed", async () => {
  await scene.signOn(scene.browser());
  scene.provider.people.set("mia", { ...MIA, email: "mia.smith@acme.example" });
  const browser = scene.browser();
  await scene.signOn(browser);
  expect(scene.rows("SELECT email FROM users")).toEqual([{ email: "mia@acme.example" }]);
  expect((await browser.principal()).kind).toBe("person");
});

test("nobody is sent to another site afterwards", async () => {
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "/api/v1/me"]) {
    expect(await scene.signOn(scene.browser(), "mia", next), next).toBe(`${HERE}/now`);
  }
});

test("other groups are other roles at the next sign-in, and what people gave stays", async () => {
  await scene.signOn(scene.browser());
  const given =
    "INSERT INTO grants (user_id, role, given_by) SELECT id, 'viewer', 'person' FROM users";
  scene.control.$client.exec(given);
  scene.provider.people.set("mia", { ...MIA, groups: ["route-eu"] });
  const browser = scene.browser();
  await scene.signOn(browser);
  const principal = await browser.principal();
  expect(roles(principal)).toEqual(["viewer", "editor"]);
  expect(principal).toMatchObject({ grants: [{}, { gateways: ["eu-1"] }] });
  expect(scene.last(2)[0]).toMatchObject({ action: "person.grants_changed" });
});

test("whoever is in no group any more is not let in, and has lost its roles everywhere", async () => {
  const before = scene.browser();
  await scene.signOn(before);
  scene.provider.people.set("mia", { ...MIA, groups: [] });
  const browser = scene.browser();
  expect(await scene.signOn(browser)).toBe(`${REFUSED}no_role`);
  expect((await browser.principal()).kind).toBe("nobody");
  expect(roles(await before.principal())).toEqual([]);
  expect(scene.entries().slice(-2)).toEqual([
    "person.grants_changed mia@acme.example",
    "sign_in.failed mia@acme.example",
  ]);
});

test("whoever the provider knows and nobody here is not let in, and is not noted down as a person", async () => {
  scene.provider.people.set("eve", { ...MIA, email: "eve@acme.example", groups: ["everybody"] });
  expect(await scene.signOn(scene.browser(), "eve")).toBe(`${REFUSED}no_role`);
  expect(scene.rows("SELECT id FROM users")).toEqual([]);
  expect(scene.last(1)[0]).toMatchObject({
    ...{ action: "sign_in.failed", subject: "eve@acme.example", actor_name: "" },
    after: '{"by":"oidc","why":"no_role"}',
  });
});

test("an address that the provider has not verified is nobody's", async () => {
  scene.provider.people.set("mia", { ...MIA, email_verified: false });
  expect(await scene.signOn(scene.browser())).toBe(`${REFUSED}unverified_email`);
  expect(scene.rows("SELECT id FROM users")).toEqual([]);
});

test("whoever is disabled here stays out, whatever the provider says", async () => {
  const before = scene.browser();
  await scene.signOn(before);
  scene.control.$client.exec("UPDATE users SET disabled_at = 1");
  const browser = scene.browser();
  expect(await scene.signOn(browser)).toBe(`${REFUSED}disabled`);
  expect((await browser.principal()).kind).toBe("nobody");
  expect((await before.principal()).kind).toBe("nobody");
  expect(scene.rows("SELECT id FROM user_sessions WHERE expires_at > 0")).toHaveLength(1);
});

test("an account with a password is not taken over by its address", async () => {
  await scene.person("mia@acme.example", "admin");
  const browser = scene.browser();
  expect(await scene.signOn(browser)).toBe(`${REFUSED}address_taken`);
  expect((await browser.principal()).kind).toBe("nobody");
  expect(scene.rows("SELECT role FROM grants")).toEqual([{ role: "admin" }]);
});

test("whoever is signed in to that account links the two, and needs no password from then on", async () => {
  await scene.person("mia@acme.example", "viewer");
  const browser = scene.browser();
  await browser.signIn("mia@acme.example");
  const ways = async () => {
    const { hasPassword, hasSignOn } = await readAccount(await browser.stores());
    return { hasPassword, hasSignOn };
  };
  expect(await ways()).toEqual({ hasPassword: true, hasSignOn: false });
  expect(await scene.signOn(browser, "mia", "/account")).toBe(`${HERE}/account`);
  expect(await ways()).toEqual({ hasPassword: true, hasSignOn: true });
  expect(scene.entries()).toContain("person.linked mia@acme.example");
  const other = scene.browser("198.51.100.4");
  await scene.signOn(other);
  expect(roles(await other.principal())).toEqual(["viewer", "oncall"]);
});

test("whoever is signed in as somebody else links nothing", async () => {
  await scene.person("mia@acme.example", "admin");
  await scene.person("eve@acme.example", "viewer");
  const eve = scene.browser();
  await eve.signIn("eve@acme.example");
  expect(await scene.signOn(eve)).toBe(`${REFUSED}address_taken`);
  expect(await eve.principal()).toMatchObject({ email: "eve@acme.example" });
});

test("somebody invited comes in by the provider with the roles of the invitation, once", async () => {
  scene.provider.people.set("mia", { ...MIA, groups: [] });
  const grants = [{ role: "reviewer" as const, ...everywhere }];
  await invite(scene.local(), { email: "mia@acme.example", grants });
  const browser = scene.browser();
  await scene.signOn(browser);
  expect(roles(await browser.principal())).toEqual(["reviewer"]);
  expect(scene.entries()).toContain("invitation.accepted mia@acme.example");
  const open = "SELECT id FROM entry_links WHERE used_at IS NULL";
  expect(scene.rows(open)).toEqual([]);
});

test("an answer that another browser began is worth nothing, nor one to an earlier beginning", async () => {
  const [mia, eve] = [scene.browser(), scene.browser("203.0.113.9")];
  const query = await scene.provider.visit(await scene.begin(mia), "mia");
  expect(await scene.finish(eve, query)).toBe(`${REFUSED}start_again`);
  await scene.begin(eve);
  expect(await scene.finish(eve, query)).toBe(`${REFUSED}start_again`);
  expect((await eve.principal()).kind).toBe("nobody");
  expect(scene.entries()).toEqual(["sign_in.failed single sign-on"]);
  expect(await scene.finish(mia, query)).toBe(`${HERE}/now`);
});

test("an answer is good once, also for whoever copied all cookies of the browser", async () => {
  const mia = scene.browser();
  const query = await scene.provider.visit(await scene.begin(mia), "mia");
  const thief = scene.browser("203.0.113.9");
  for (const [name, value] of mia.cookies) thief.cookies.set(name, value);
  await scene.finish(mia, query);
  expect(await scene.finish(mia, query)).toBe(`${REFUSED}start_again`);
  expect(await scene.finish(thief, query)).toBe(`${REFUSED}provider`);
  expect((await thief.principal()).kind).toBe("nobody");
});

test("an answer that comes after ten minutes is too late", async () => {
  const mia = scene.browser();
  const query = await scene.provider.visit(await scene.begin(mia), "mia");
  scene.wait(10 * 60_000);
  expect(await scene.finish(mia, query)).toBe(`${REFUSED}start_again`);
});

test("a token that was made for another nonce is not believed", async () => {
  const mia = scene.browser();
  const address = new URL(await scene.begin(mia));
  address.searchParams.set("nonce", "of-somebody-else");
  const query = await scene.provider.visit(address.href, "mia");
  expect(await scene.finish(mia, query)).toBe(`${REFUSED}token`);
  expect((await mia.principal()).kind).toBe("nobody");
});

test("a code that was asked for with another proof (PKCE) is not redeemed", async () => {
  const mia = scene.browser();
  const address = new URL(await scene.begin(mia));
  address.searchParams.set("code_challenge", "A".repeat(43));
  const query = await scene.provider.visit(address.href, "mia");
  expect(await scene.finish(mia, query)).toBe(`${REFUSED}provider`);
});

test("an answer in the name of another issuer, or of none, is refused", async () => {
  for (const iss of ["https://evil.example", null]) {
    const mia = scene.browser();
    const query = await scene.provider.visit(await scene.begin(mia), "mia");
    if (iss === null) query.delete("iss");
    else query.set("iss", iss);
    expect(await scene.finish(mia, query)).toBe(`${REFUSED}token`);
  }
});

test("a person who gave up at the provider is back at the sign-in page", async () => {
  const mia = scene.browser();
  const query = await scene.provider.visit(await scene.begin(mia), "mia");
  query.delete("code");
  query.set("error", "access_denied");
  expect(await scene.finish(mia, query)).toBe(`${REFUSED}provider`);
});

test("a provider that is down is said, and audited once a minute", async () => {
  await scene.provider.end();
  for (let time = 0; time < 3; time++) {
    expect(await scene.begin(scene.browser())).toBe(`${REFUSED}provider`);
  }
  expect(scene.entries()).toEqual(["sign_in.failed single sign-on"]);
});

test("neither code, nor state, nor secrets of the client are in the audit log", async () => {
  const mia = scene.browser();
  const query = await scene.provider.visit(await scene.begin(mia), "mia");
  await scene.finish(mia, query);
  await scene.finish(mia, query);
  const log = JSON.stringify(scene.rows("SELECT * FROM audit_entries"));
  for (const secret of [query.get("code"), query.get("state"), "client secret"]) {
    expect(log).not.toContain(secret);
  }
});

afterEach(() => {
  const refused = scene.rows("SELECT id FROM user_sessions WHERE expires_at = 0");
  expect(refused, "a session that nobody began is left").toEqual([]);
});
