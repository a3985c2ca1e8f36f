import { afterEach, expect, test, vi } from "vitest";
import type { Principal } from "@/lib/core/access/principal";
import { accountScene, GOOD_PASSWORD } from "@/tests/accounts/account-scene";
import { refusal } from "@/tests/accounts/refusal";
import { changePassword } from "./account-password";
import { endOtherSessions, endOwnSession } from "./account-sessions";
import { readAccount } from "./read-account";

const MIA = "mia@acme.example";
const NEXT = "nine purple lanterns drift";

afterEach(() => {
  vi.useRealTimers();
});

async function miaTwice() {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const [desk, phone] = [scene.browser("192.0.2.7"), scene.browser("198.51.100.9")];
  await desk.signIn(MIA);
  scene.wait(1_000);
  await phone.signIn(MIA);
  return { scene, desk, phone };
}

test("one sees one's own sessions with where they are from, and never their tokens", async () => {
  const { scene, desk } = await miaTwice();
  const account = await readAccount(await desk.stores());
  expect(account).toMatchObject({ email: MIA, hasPassword: true, twoFactor: false });
  expect(account.sessions).toMatchObject([
    { current: false, address: "198.51.100.9", userAgent: "Test" },
    { current: true, address: "192.0.2.7" },
  ]);
  for (const { token } of scene.rows("SELECT token FROM user_sessions")) {
    expect(JSON.stringify(account)).not.toContain(String(token));
  }
});

test("a session that is ended from elsewhere is over with its next request", async () => {
  const { scene, desk, phone } = await miaTwice();
  const { sessions } = await readAccount(await desk.stores());
  const id = sessions.find(({ current }) => !current)?.id ?? "";
  expect(await endOwnSession(await desk.stores(), id)).toEqual({ ended: 1 });
  expect((await phone.principal()).kind).toBe("nobody");
  expect((await desk.principal()).kind).toBe("person");
  expect(scene.entries().at(-1)).toBe(`session.ended ${MIA}`);
});

test("all other sessions end at once", async () => {
  const { desk, phone } = await miaTwice();
  await endOtherSessions(await desk.stores());
  expect((await phone.principal()).kind).toBe("nobody");
  expect((await desk.principal()).kind).toBe("person");
});

test("nobody ends a session of somebody else, or learns whether there is one", async () => {
  const { scene, desk } = await miaTwice();
  await scene.person("eve@acme.example", "viewer");
  const eve = scene.browser("203.0.113.9");
  await eve.signIn("eve@acme.example");
  const { sessions } = await readAccount(await desk.stores());
  const answers = [
    await refusal(endOwnSession(await eve.stores(), sessions[0]?.id ?? "")),
    await refusal(endOwnSession(await eve.stores(), "made-up")),
  ];
  expect(answers.map(({ code, message }) => `${code} ${message}`)).toEqual([
    ...Array<string>(2).fill("not_found There is no such session of yours."),
  ]);
  expect((await desk.principal()).kind).toBe("person");
});

test("another password needs the one before, ends the other sessions, and only the new one lets in", async () => {
  const { scene, desk, phone } = await miaTwice();
  const wrong = changePassword(await desk.stores(), { current: "not it at all", next: NEXT });
  expect((await refusal(wrong)).code).toBe("wrong_credentials");
  const weak = changePassword(await desk.stores(), {
    current: GOOD_PASSWORD,
    next: "mia@acme2026",
  });
  expect((await refusal(weak)).code).toBe("weak_password");
  const change = { current: GOOD_PASSWORD, next: NEXT };
  expect(await changePassword(await desk.stores(), change)).toEqual({ ended: 1 });
  expect((await phone.principal()).kind).toBe("nobody");
  expect((await desk.principal()).kind).toBe("person");
  expect((await refusal(phone.signIn(MIA))).code).toBe("wrong_credentials");
  expect(await phone.signIn(MIA, NEXT)).toEqual({ state: "in" });
  const stored = JSON.stringify(scene.rows("SELECT * FROM audit_entries"));
  expect(stored).toContain("password.changed");
  for (const password of [GOOD_PASSWORD, NEXT]) expect(stored).not.toContain(password);
});

test("a stolen session cannot guess the password either", async () => {
  const { desk } = await miaTwice();
  const codes: string[] = [];
  for (let guess = 0; guess < 8; guess++) {
    const change = { current: `guess number ${guess}`, next: NEXT };
    codes.push((await refusal(changePassword(await desk.stores(), change))).code);
  }
  expect(codes).toEqual([
    ...Array<string>(5).fill("wrong_credentials"),
    ...Array<string>(3).fill("too_many_attempts"),
  ]);
});

test.each<[string, Principal, string]>([
  ["nobody", { kind: "nobody" }, "unauthenticated"],
  ["a token", { kind: "token", id: 1, name: "t", role: "admin", gateway: null }, "forbidden"],
  [
    "a person of the sample",
    {
      ...{ kind: "person", id: "sample-ada", name: "Ada", email: "ada@sample.invalid" },
      ...{ via: "sample", sessionId: null, grants: [] },
    },
    "forbidden",
  ],
])("%s has no account to read or change", async (_, principal, code) => {
  const stores = { ...(await accountScene().browser().stores()), principal };
  expect((await refusal(readAccount(stores))).code).toBe(code);
  expect((await refusal(endOtherSessions(stores))).code).toBe(code);
  const change = changePassword(stores, { current: GOOD_PASSWORD, next: NEXT });
  expect((await refusal(change)).code).toBe(code);
});
