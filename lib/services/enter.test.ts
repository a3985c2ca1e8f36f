import { afterEach, expect, test, vi } from "vitest";
import { makeEntryLink } from "@/db/control/make-entry-link";
import { ENTRY_LINK_MS } from "@/lib/core/access/entry-link";
import { HOUR_MS } from "@/lib/core/time/range";
import { accountScene, GOOD_PASSWORD, secretOf } from "@/tests/accounts/account-scene";
import { refusal } from "@/tests/accounts/refusal";
import { enter, lookAtEntry } from "./enter";
import { invite, withdrawInvitation } from "./invite";
import { makeResetLink } from "./person-access";
import { readPeople } from "./read-people";

const MIA = "mia@acme.example";
const VIEWER = [{ role: "viewer" as const, gateways: null, environments: null }];

afterEach(() => {
  vi.useRealTimers();
});

type Scene = ReturnType<typeof accountScene>;

function setupSecret({ control }: Scene): string {
  const now = Date.now();
  const expiresAt = now + ENTRY_LINK_MS.setup;
  const link = { kind: "setup", email: null, grants: null, createdBy: "start", expiresAt } as const;
  return makeEntryLink(control, link, now).secret;
}

const idOf = ({ rows }: Scene, email: string) =>
  String(rows(`SELECT id FROM users WHERE email = '${email}'`)[0]?.id);

test("the set-up link makes the first administrator, who may then do everything", async () => {
  const scene = accountScene();
  const secret = setupSecret(scene);
  const browser = scene.browser();
  expect(await lookAtEntry(await browser.stores(), { secret })).toMatchObject({
    ...{ kind: "setup", email: null, grants: [{ role: "admin" }] },
  });
  const entry = { secret, email: "Ada@Acme.example", name: "Ada", password: GOOD_PASSWORD };
  expect(await enter(await browser.stores(), entry)).toEqual({ email: "ada@acme.example" });
  await browser.signIn("ada@acme.example");
  const { people } = await readPeople(await browser.stores());
  expect(people).toMatchObject([{ name: "Ada", grants: [{ role: "admin", gateways: null }] }]);
  expect(scene.entries()[0]).toBe("setup.finished ada@acme.example");
});

test("a set-up link is worthless as soon as there is an administrator, whoever made it and whenever", async () => {
  const scene = accountScene();
  const [first, second] = [setupSecret(scene), setupSecret(scene)];
  const stores = await scene.browser().stores();
  const ada = { email: "ada@acme.example", name: "Ada", password: GOOD_PASSWORD };
  await enter(stores, { secret: first, ...ada });
  const third = setupSecret(scene);
  for (const secret of [first, second, third]) {
    const again = enter(stores, { secret, ...ada, email: "eve@acme.example", name: "Eve" });
    expect((await refusal(again)).code).toBe("not_found");
  }
  expect(scene.rows("SELECT email FROM users")).toHaveLength(1);
});

test("of two who come by one link at the same moment one gets in", async () => {
  const scene = accountScene();
  const secret = setupSecret(scene);
  const stores = await scene.browser().stores();
  const come = (name: string) =>
    enter(stores, { secret, email: `${name}@acme.example`, name, password: GOOD_PASSWORD });
  const came = await Promise.allSettled([come("ada"), come("eve")]);
  expect(came.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(scene.rows("SELECT email FROM users")).toHaveLength(1);
});

test("an invitation gives exactly the roles that it names, to the address that it names, once", async () => {
  const scene = accountScene();
  const grants = [{ role: "editor" as const, gateways: ["fra-1"], environments: null }];
  const { link } = await invite(scene.local(), { email: "Mia@acme.example", grants });
  expect(link).toMatch(/^https:\/\/signalbox\.example\/ops\/enter#[\w-]{43}$/);
  const secret = secretOf(link);
  const browser = scene.browser();
  const entry = { secret, name: "Mia", password: GOOD_PASSWORD, email: "eve@acme.example" };
  await enter(await browser.stores(), entry);
  await browser.signIn(MIA);
  expect(await browser.principal()).toMatchObject({ email: MIA, grants });
  expect((await refusal(enter(await browser.stores(), entry))).code).toBe("not_found");
  expect(scene.rows("SELECT email FROM users")).toEqual([{ email: MIA }]);
});

test.each([
  ["setup", ENTRY_LINK_MS.setup],
  ["invitation", ENTRY_LINK_MS.invitation],
  ["reset", ENTRY_LINK_MS.reset],
] as const)(
  "a link of kind %s is good until %i ms have passed, and not a moment longer",
  async (kind, life) => {
    const scene = accountScene();
    await scene.person(MIA, "viewer");
    const make = () => {
      const now = Date.now();
      const email = kind === "setup" ? null : MIA;
      const link = { kind, email, grants: VIEWER, createdBy: "x", expiresAt: now + life };
      return makeEntryLink(scene.control, link, now).secret;
    };
    const secret = make();
    const stores = () => scene.browser().stores();
    scene.wait(life - 1);
    expect((await lookAtEntry(await stores(), { secret })).kind).toBe(kind);
    scene.wait(1);
    expect((await refusal(lookAtEntry(await stores(), { secret }))).code).toBe("not_found");
  },
);

test("a withdrawn invitation, and one that was followed by another, let nobody in", async () => {
  const scene = accountScene();
  const draft = { email: MIA, grants: VIEWER };
  const first = secretOf((await invite(scene.local(), draft)).link);
  const second = secretOf((await invite(scene.local(), draft)).link);
  const stores = await scene.browser().stores();
  expect((await refusal(lookAtEntry(stores, { secret: first }))).code).toBe("not_found");
  const { invitations } = await readPeople(scene.local());
  expect(invitations.map(({ state }) => state)).toEqual(["open", "withdrawn"]);
  await withdrawInvitation(scene.local(), String(invitations[0]?.id), {});
  expect((await refusal(lookAtEntry(stores, { secret: second }))).code).toBe("not_found");
  const twice = withdrawInvitation(scene.local(), String(invitations[0]?.id), {});
  expect((await refusal(twice)).code).toBe("not_found");
});

test("a reset link changes the password, ends all sessions, and no earlier password or link works any more", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  const id = idOf(scene, MIA);
  const older = secretOf((await makeResetLink(scene.local(), id, {})).link);
  const secret = secretOf((await makeResetLink(scene.local(), id, {})).link);
  expect((await browser.principal()).kind).toBe("person");
  const password = "nine purple lanterns drift";
  await enter(await scene.browser().stores(), { secret, password });
  expect((await browser.principal()).kind).toBe("nobody");
  expect((await refusal(browser.signIn(MIA))).code).toBe("wrong_credentials");
  expect(await browser.signIn(MIA, password)).toEqual({ state: "in" });
  for (const used of [older, secret]) {
    const again = enter(await scene.browser().stores(), { secret: used, password });
    expect((await refusal(again)).code).toBe("not_found");
  }
});

test("a sign-in with the old password comes to nothing where another is set before it is through", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  // At the worst moment: the old one was proven, and the session is about to begin.
  scene.control.$client.exec(
    "CREATE TRIGGER race AFTER INSERT ON user_sessions BEGIN UPDATE user_accounts SET password = 'x'; END",
  );
  const browser = scene.browser();
  expect((await refusal(browser.signIn(MIA))).code).toBe("wrong_credentials");
  expect(scene.rows("SELECT id FROM user_sessions WHERE expires_at > 0")).toEqual([]);
});

test("whoever gave the old password and not yet the code begins again after a reset", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  scene.control.$client.exec(
    "UPDATE users SET two_factor_enabled = 1 WHERE email = 'mia@acme.example'",
  );
  const thief = scene.browser("203.0.113.9");
  expect(await thief.signIn(MIA)).toEqual({ state: "second_factor" });
  const pending = "SELECT id FROM verifications WHERE identifier LIKE '2fa-%' AND value <> '0'";
  expect(scene.rows(pending)).toHaveLength(1);
  const secret = secretOf((await makeResetLink(scene.local(), idOf(scene, MIA), {})).link);
  await enter(await scene.browser().stores(), { secret, password: "nine purple lanterns drift" });
  expect(scene.rows(pending)).toEqual([]);
});

test("a weak password does not use the link up", async () => {
  const scene = accountScene();
  const secret = setupSecret(scene);
  const stores = await scene.browser().stores();
  const ada = { secret, email: "ada@acme.example", name: "Ada" };
  for (const password of ["short", "password1234", "ada@acme.example", "AdaAcme2026!"]) {
    expect((await refusal(enter(stores, { ...ada, password }))).code, password).toBe(
      "weak_password",
    );
  }
  expect(await enter(stores, { ...ada, password: GOOD_PASSWORD })).toEqual({
    email: "ada@acme.example",
  });
});

test("guessed links are refused with one answer, and that somebody guesses is in the audit log once a minute", async () => {
  const scene = accountScene();
  const stores = () => scene.browser("203.0.113.9").stores();
  for (let guess = 0; guess < 30; guess++) {
    const secret = `guessed-secret-number-${guess}`;
    expect((await refusal(lookAtEntry(await stores(), { secret }))).code).toBe("not_found");
    scene.wait(3_000);
  }
  expect(scene.entries()).toEqual(["access.refused entry link", "access.refused entry link"]);
});

test("the store holds of a link what does not make one", async () => {
  const scene = accountScene();
  const secret = setupSecret(scene);
  const { link } = await invite(scene.local(), { email: MIA, grants: VIEWER });
  const stored = JSON.stringify([
    scene.rows("SELECT * FROM entry_links"),
    scene.rows("SELECT * FROM audit_entries"),
  ]);
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(secretOf(link));
});

test("what came by a link is written in one transaction with its audit entry: where that fails, nobody came", async () => {
  const scene = accountScene();
  const secret = setupSecret(scene);
  scene.control.$client.exec(
    "CREATE TRIGGER full BEFORE INSERT ON audit_entries BEGIN SELECT raise(abort, 'full'); END",
  );
  const ada = { secret, email: "ada@acme.example", name: "Ada", password: GOOD_PASSWORD };
  await expect(enter(await scene.browser().stores(), ada)).rejects.toThrow("full");
  expect(scene.rows("SELECT * FROM users")).toEqual([]);
  expect(scene.rows("SELECT used_at FROM entry_links")).toEqual([{ used_at: null }]);
  scene.control.$client.exec("DROP TRIGGER full");
  scene.wait(HOUR_MS - 1);
  await enter(await scene.browser().stores(), ada);
});
