import { createHook } from "node:async_hooks";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import { accountScene, GOOD_PASSWORD } from "@/tests/accounts/account-scene";
import { refusal } from "@/tests/accounts/refusal";
import { takeAllTurns } from "@/tests/accounts/take-all-turns";
import { editPerson } from "./edit-person";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

const MIA = "mia@acme.example";

afterEach(() => {
  vi.useRealTimers();
});

test("the right password lets a person in with the roles that they hold, in whatever letters the address is typed", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer", "editor");
  const browser = scene.browser();
  expect(await browser.principal()).toEqual({ kind: "nobody" });
  expect(await browser.signIn("Mia@Acme.example")).toEqual({ state: "in" });
  const principal = await browser.principal();
  expect(principal).toMatchObject({ kind: "person", email: MIA, via: "session" });
  expect(principal.kind === "person" && principal.grants.map(({ role }) => role)).toEqual([
    "viewer",
    "editor",
  ]);
  expect(scene.entries().at(-1)).toBe(`sign_in.succeeded ${MIA}`);
});

test("the cookie is only for our pages over TLS, out of reach of scripts, and not sent by other sites' forms", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const stores = await scene.browser().stores();
  const { cookies } = await signIn(stores, { email: MIA, password: GOOD_PASSWORD });
  expect(cookies.map((cookie) => cookie.split("=", 1)[0])).toEqual([
    ...["__Secure-signalbox.session_token", "signalbox.known_browser"],
  ]);
  for (const cookie of cookies) {
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/ops"]) {
      expect(cookie.split("; ")).toContain(attribute);
    }
  }
});

test("an unknown address, a wrong password and a disabled account are refused with the same words", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  await scene.person("off@acme.example", "viewer");
  const off = scene.rows("SELECT id FROM users WHERE email = 'off@acme.example'")[0]?.id as string;
  await scene.person("ada@acme.example", "admin");
  await editPerson(scene.local(), off, { disabled: true });
  const browser = scene.browser();
  const answers = [
    await refusal(browser.signIn("nobody@acme.example")),
    await refusal(browser.signIn(MIA, "not the right password")),
    await refusal(browser.signIn("off@acme.example")),
  ];
  for (const { code, message, waitS } of answers) {
    expect({ code, message, waitS }).toEqual({
      code: "wrong_credentials",
      message: "E-mail address or password is wrong.",
      waitS: null,
    });
  }
  expect(scene.rows("SELECT id FROM user_sessions")).toEqual([]);
});

test("an unknown address is hashed as well, so that it takes no less time", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const timed = async (email: string) => {
    const times: number[] = [];
    for (let one = 0; one < 4; one++) {
      const started = performance.now();
      await refusal(scene.browser(`192.0.2.${one}`).signIn(email, "not the right password"));
      times.push(performance.now() - started);
    }
    return Math.min(...times);
  };
  const [known, unknown] = [await timed(MIA), await timed("nobody@acme.example")];
  // Without the hash it would be a hundredth.
  expect(unknown).toBeGreaterThan(known / 5);
});

test("a thousand guesses made at once from many addresses: five are read, and the real person gets in a second later", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const guesses = Array.from({ length: 1_000 }, async (_, index) => {
    const browser = scene.browser(`10.0.${index >> 8}.${index & 255}`);
    return (await refusal(browser.signIn(MIA, `guess number ${index}`))).code;
  });
  const codes = await Promise.all(guesses);
  expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(5);
  expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(995);
  const real = scene.browser("198.51.100.1");
  const refused = await refusal(real.signIn(MIA));
  expect(refused).toMatchObject({ code: "too_many_attempts", waitS: 1 });
  scene.wait(1_000);
  expect(await real.signIn(MIA)).toEqual({ state: "in" });
});

test("a thousand guesses made as fast as they are read do not get in, and the real person waits a quarter of an hour at most", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const count = scene.control.$client.prepare("UPDATE sign_in_failures SET count = 1000");
  const browser = scene.browser();
  await refusal(browser.signIn(MIA, "guess number 1"));
  count.run();
  const { waitS } = await refusal(browser.signIn(MIA));
  expect(waitS).toBe(900);
  scene.wait(15 * MINUTE_MS);
  expect(await browser.signIn(MIA)).toEqual({ state: "in" });
});

test("guesses from elsewhere, however many and for however long, do not keep somebody out of a browser that they used before", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const [mia, stranger] = [scene.browser(), scene.browser("203.0.113.9")];
  await mia.signIn(MIA);
  mia.take(await signOut(await mia.stores()));
  for (let guess = 0; guess < 6; guess++) await refusal(stranger.signIn(MIA, `guess ${guess}`));
  const other = scene.browser("198.51.100.4");
  expect((await refusal(other.signIn(MIA))).code).toBe("too_many_attempts");
  expect(await mia.signIn(MIA)).toEqual({ state: "in" });
  // Whoever has the browser guesses no faster than anybody else.
  const codes: string[] = [];
  for (let guess = 0; guess < 7; guess++) {
    codes.push((await refusal(mia.signIn(MIA, `guess ${guess}`))).code);
  }
  expect(codes.at(-1)).toBe("too_many_attempts");
});

test("that a browser is known cannot be made up, nor carried over to another account", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  await scene.person("eve@acme.example", "viewer");
  const eve = scene.browser("203.0.113.9");
  await eve.signIn("eve@acme.example");
  const codes: string[] = [];
  for (let guess = 0; guess < 7; guess++) {
    codes.push((await refusal(eve.signIn(MIA, `guess ${guess}`))).code);
    eve.cookies.set("signalbox.known_browser", `made-up-${guess}.${"x".repeat(43)}`);
  }
  expect(codes.slice(5)).toEqual(["too_many_attempts", "too_many_attempts"]);
});

test("one address that tries many accounts is slowed down too", async () => {
  const scene = accountScene();
  const browser = scene.browser();
  const codes: string[] = [];
  for (let one = 0; one < 22; one++) {
    codes.push((await refusal(browser.signIn(`person${one}@acme.example`, "guess"))).code);
  }
  expect(codes.slice(0, 20).every((code) => code === "wrong_credentials")).toBe(true);
  expect(codes.slice(20)).toEqual(["too_many_attempts", "too_many_attempts"]);
});

/** How many passwords were being hashed at once at most, since this was called. */
function hashesAtOnce(): () => number {
  const running = new Set<number>();
  let most = 0;
  const hook = createHook({
    init: (id, type) => {
      if (type === "SCRYPTREQUEST") running.add(id);
      most = Math.max(most, running.size);
    },
    before: (id) => running.delete(id),
  }).enable();
  onTestFinished(() => void hook.disable());
  return () => most;
}

test("strangers who sign in by the hundred at once have two passwords hashed at a time and a few more in line; the others are sent away, and the real person gets in after them", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const most = hashesAtOnce();
  const flood = Array.from({ length: 300 }, async (_, index) => {
    const stranger = scene.browser(`10.${index >> 8}.${index & 255}.1`);
    return refusal(stranger.signIn(`stranger${index}@acme.example`, "guess"));
  });
  const refusals = await Promise.all(flood);
  const [read, busy] = ["wrong_credentials", "too_busy"].map((code) =>
    refusals.filter((one) => one.code === code),
  );
  expect(most()).toBe(2);
  expect((read?.length ?? 0) + (busy?.length ?? 0)).toBe(300);
  expect(busy?.length).toBeGreaterThan(0);
  expect(busy?.every(({ waitS }) => waitS === 2)).toBe(true);
  expect(await scene.browser().signIn(MIA)).toEqual({ state: "in" });
});

test("who is sent away because too many sign in learns nothing of the account, and it does not count as a failure", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const release = await takeAllTurns();
  const told = new Set<string>();
  for (let one = 0; one < 30; one++) {
    for (const email of [MIA, "nobody@acme.example"]) {
      const { code, message, waitS } = await refusal(scene.browser().signIn(email));
      told.add(JSON.stringify({ code, message, waitS }));
    }
  }
  await release();
  expect([...told]).toHaveLength(1);
  expect([...told][0]).toContain("too_busy");
  expect(await scene.browser().signIn(MIA)).toEqual({ state: "in" });
});

test("every failure is in the audit log with its address, attempts that were not read once a minute, and no password ever", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  for (let one = 0; one < 9; one++) await refusal(browser.signIn(MIA, "hunter2-secret-guess"));
  const entries = scene.rows("SELECT action, address, actor_kind FROM audit_entries WHERE seq > 2");
  expect(entries.map(({ action }) => action)).toEqual([
    ...Array<string>(5).fill("sign_in.failed"),
    "sign_in.locked",
  ]);
  expect(new Set(entries.map(({ address }) => address))).toEqual(new Set(["192.0.2.7"]));
  expect(new Set(entries.map(({ actor_kind }) => actor_kind))).toEqual(new Set(["nobody"]));
  expect(JSON.stringify(scene.rows("SELECT * FROM audit_entries"))).not.toContain("hunter2");
});

test("a session ends after twelve hours without use, and after seven days whatever one does", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const idle = scene.browser();
  await idle.signIn(MIA);
  scene.wait(12 * HOUR_MS - 1);
  expect((await idle.principal()).kind).toBe("person");
  scene.wait(12 * HOUR_MS);
  expect((await idle.principal()).kind).toBe("nobody");
  const busy = scene.browser();
  await busy.signIn(MIA);
  let hours = 0;
  while ((await busy.principal()).kind === "person" && hours < 400) {
    scene.wait(HOUR_MS);
    hours++;
  }
  expect(hours).toBe((7 * DAY_MS) / HOUR_MS);
});

test("a cookie that was copied is good for nothing after the sign-out", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  const thief = scene.browser("203.0.113.9");
  for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
  expect((await thief.principal()).kind).toBe("person");
  browser.take(await signOut(await browser.stores()));
  expect([...browser.cookies.keys()]).toEqual(["signalbox.known_browser"]);
  expect((await thief.principal()).kind).toBe("nobody");
  expect(scene.entries().at(-1)).toBe(`sign_out ${MIA}`);
});

test("a cookie that was made up, or signed by other keys, is nobody's", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  const [[name = "", value = ""] = []] = [...browser.cookies];
  const forged = scene.browser();
  for (const wrong of [value.replace(/\..*/, ""), value.replace(/^./, "x"), `${value}x`, ""]) {
    forged.cookies.set(name, wrong);
    expect((await forged.principal()).kind, wrong).toBe("nobody");
  }
});

test("signing in again in the same browser ends the session before", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  await browser.signIn(MIA);
  expect(scene.rows("SELECT id FROM user_sessions")).toHaveLength(1);
});

test("whoever is signed in and fails as somebody else is not named for it", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  await scene.person("eve@acme.example", "viewer");
  const eve = scene.browser();
  await eve.signIn("eve@acme.example");
  await refusal(eve.signIn(MIA, "not the right password"));
  const [last] = scene.rows("SELECT * FROM audit_entries ORDER BY seq DESC LIMIT 1");
  expect(last).toMatchObject({ action: "sign_in.failed", subject: MIA, actor_kind: "nobody" });
  expect((await eve.principal()).kind).toBe("person");
});

test("whoever is disabled is nobody with the next request, also where the session was left", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  scene.control.$client.exec("UPDATE users SET disabled_at = 1");
  expect(scene.rows("SELECT id FROM user_sessions")).toHaveLength(1);
  expect((await browser.principal()).kind).toBe("nobody");
});

test("whoever is disabled while their password is looked at does not get in", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  scene.control.$client.exec(
    "CREATE TRIGGER race AFTER INSERT ON user_sessions BEGIN UPDATE users SET disabled_at = 1; END",
  );
  expect((await refusal(scene.browser().signIn(MIA))).code).toBe("wrong_credentials");
  expect(scene.rows("SELECT id FROM user_sessions WHERE expires_at > 0")).toEqual([]);
  expect(scene.entries().at(-1)).toBe(`sign_in.failed ${MIA}`);
});

test("sessions that are over are not kept", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  await scene.browser().signIn(MIA);
  scene.wait(DAY_MS);
  await scene.browser("198.51.100.3").signIn(MIA);
  expect(scene.rows("SELECT ip_address FROM user_sessions")).toEqual([
    { ip_address: "198.51.100.3" },
  ]);
});

test("a session that better-auth makes without us lets nobody in", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const { headers } = await scene.auth.api.signInEmail({
    body: { email: MIA, password: GOOD_PASSWORD },
    headers: new Headers(),
    returnHeaders: true,
  });
  const browser = scene.browser();
  browser.take({ answer: null, cookies: headers.getSetCookie() });
  expect((await browser.principal()).kind).toBe("nobody");
});

test("nobody can sign up", async () => {
  const scene = accountScene();
  const body = { email: MIA, password: GOOD_PASSWORD, name: "Mia" };
  await expect(scene.auth.api.signUpEmail({ body })).rejects.toThrow();
  expect(scene.rows("SELECT id FROM users")).toEqual([]);
});
