import { Secret, TOTP, URI } from "otpauth";
import { afterEach, expect, test, vi } from "vitest";
import { serverKeys } from "@/db/server-keys";
import { openAuth } from "@/lib/auth/open-auth";
import { MINUTE_MS } from "@/lib/core/time/range";
import { accountScene, type Browser, GOOD_PASSWORD } from "@/tests/accounts/account-scene";
import { refusal } from "@/tests/accounts/refusal";
import { tempDir } from "@/tests/stores/temp-store";
import {
  beginTwoFactor,
  disableTwoFactor,
  enableTwoFactor,
  renewBackupCodes,
} from "./account-two-factor";
import { editPerson } from "./edit-person";
import { readAccount } from "./read-account";
import { signIn } from "./sign-in";
import { signInSecondFactor } from "./sign-in-second-factor";

const MIA = "mia@acme.example";

afterEach(() => {
  vi.useRealTimers();
});

/** Mia, whose phone makes codes and who is asked for them. */
async function miaWithPhone() {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  const { uri } = await beginTwoFactor(await browser.stores(), { password: GOOD_PASSWORD });
  const phone = URI.parse(uri) as TOTP;
  const code = () => phone.generate({ timestamp: Date.now() });
  const { backupCodes } = await enableTwoFactor(await browser.stores(), { code: code() });
  return { scene, browser, code, backupCodes };
}

async function give(browser: Browser, code: string, kind: "totp" | "backup_code" = "totp") {
  return browser.take(await signInSecondFactor(await browser.stores(), { kind, code }));
}

test("an app that scanned the secret, or had it typed in, makes the codes that are asked for", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  const begun = await beginTwoFactor(await browser.stores(), { password: GOOD_PASSWORD });
  const scanned = URI.parse(begun.uri) as TOTP;
  expect(scanned).toMatchObject({ issuer: "Signalbox", label: MIA });
  const typed = new TOTP({ secret: Secret.fromBase32(begun.secret) });
  const timestamp = Date.now();
  expect(typed.generate({ timestamp })).toBe(scanned.generate({ timestamp }));
  expect((await readAccount(await browser.stores())).twoFactor).toBe(false);
  const code = typed.generate({ timestamp });
  await enableTwoFactor(await browser.stores(), { code });
  expect(await readAccount(await browser.stores())).toMatchObject({
    ...{ twoFactor: true, backupCodesLeft: 10 },
  });
  expect(scene.entries().at(-1)).toBe(`two_factor.enabled ${MIA}`);
});

test("with a second factor the password alone lets nobody in", async () => {
  const { scene, code } = await miaWithPhone();
  const browser = scene.browser();
  expect(await browser.signIn(MIA)).toEqual({ state: "second_factor" });
  expect((await browser.principal()).kind).toBe("nobody");
  scene.wait(MINUTE_MS);
  expect(await give(browser, code())).toEqual({ state: "in" });
  expect((await browser.principal()).kind).toBe("person");
  const [last] = scene.rows("SELECT action, after FROM audit_entries ORDER BY seq DESC LIMIT 1");
  expect(last).toEqual({ action: "sign_in.succeeded", after: '{"by":"totp"}' });
});

test("a code that was looked at over a shoulder is good for nothing once it was used", async () => {
  const { scene, code } = await miaWithPhone();
  scene.wait(MINUTE_MS);
  const seen = code();
  const [mia, thief] = [scene.browser(), scene.browser("203.0.113.9")];
  await mia.signIn(MIA);
  await thief.signIn(MIA);
  expect(await give(mia, seen)).toEqual({ state: "in" });
  expect((await refusal(give(thief, seen))).code).toBe("wrong_credentials");
  expect((await thief.principal()).kind).toBe("nobody");
  expect(scene.entries().at(-1)).toBe(`two_factor.failed ${MIA}`);
});

test("of two who give one code at the same moment one gets in", async () => {
  const { scene, code } = await miaWithPhone();
  scene.wait(MINUTE_MS);
  const browsers = [scene.browser(), scene.browser("203.0.113.9")];
  for (const browser of browsers) await browser.signIn(MIA);
  const seen = code();
  const given = await Promise.allSettled(browsers.map((browser) => give(browser, seen)));
  expect(given.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("the code with which it was enabled does not let in as well", async () => {
  const { scene, code } = await miaWithPhone();
  const browser = scene.browser();
  await browser.signIn(MIA);
  expect((await refusal(give(browser, code()))).code).toBe("wrong_credentials");
});

test("a backup code lets in once, however it is typed, and the others stay good", async () => {
  const { scene, backupCodes } = await miaWithPhone();
  const [first = "", second = ""] = backupCodes;
  expect(new Set(backupCodes).size).toBe(10);
  const browser = scene.browser();
  await browser.signIn(MIA);
  expect(await give(browser, first.toUpperCase().replace("-", " "), "backup_code")).toEqual({
    state: "in",
  });
  expect((await readAccount(await browser.stores())).backupCodesLeft).toBe(9);
  const again = scene.browser();
  await again.signIn(MIA);
  expect((await refusal(give(again, first, "backup_code"))).code).toBe("wrong_credentials");
  expect(await give(again, second, "backup_code")).toEqual({ state: "in" });
});

test("new backup codes make the ones before worthless", async () => {
  const { scene, browser, backupCodes } = await miaWithPhone();
  const renewed = await renewBackupCodes(await browser.stores(), { password: GOOD_PASSWORD });
  const other = scene.browser();
  await other.signIn(MIA);
  expect((await refusal(give(other, backupCodes[0] ?? "", "backup_code"))).code).toBe(
    "wrong_credentials",
  );
  expect(await give(other, renewed.backupCodes[0] ?? "", "backup_code")).toEqual({ state: "in" });
});

test("five wrong codes ask for the password again, ten lock codes for a quarter of an hour, and then the right one works", async () => {
  const { scene, code } = await miaWithPhone();
  scene.wait(MINUTE_MS);
  const thief = scene.browser("203.0.113.9");
  const codes: string[] = [];
  for (let guess = 0; guess < 12; guess++) {
    if (guess % 5 === 0) await thief.signIn(MIA);
    codes.push((await refusal(give(thief, "000000"))).code);
  }
  expect(codes).toEqual([
    ...Array<string>(10).fill("wrong_credentials"),
    ...["too_many_attempts", "too_many_attempts"],
  ]);
  const mia = scene.browser();
  await mia.signIn(MIA);
  scene.wait(15 * MINUTE_MS + 1);
  await mia.signIn(MIA);
  expect(await give(mia, code())).toEqual({ state: "in" });
});

test("without the password before, a code is good for nothing, and ten minutes after it neither", async () => {
  const { scene, code } = await miaWithPhone();
  scene.wait(MINUTE_MS);
  expect((await refusal(give(scene.browser(), code()))).code).toBe("unauthenticated");
  const slow = scene.browser();
  await slow.signIn(MIA);
  scene.wait(10 * MINUTE_MS + 1);
  expect((await refusal(give(slow, code()))).code).toBe("unauthenticated");
});

test("enabling it ends the other sessions, and it is disabled with the password only", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const [browser, other] = [scene.browser(), scene.browser("203.0.113.9")];
  await browser.signIn(MIA);
  await other.signIn(MIA);
  const { uri } = await beginTwoFactor(await browser.stores(), { password: GOOD_PASSWORD });
  const code = (URI.parse(uri) as TOTP).generate({ timestamp: Date.now() });
  await enableTwoFactor(await browser.stores(), { code });
  expect((await other.principal()).kind).toBe("nobody");
  const wrong = disableTwoFactor(await browser.stores(), { password: "not the right password" });
  expect((await refusal(wrong)).code).toBe("wrong_credentials");
  await disableTwoFactor(await browser.stores(), { password: GOOD_PASSWORD });
  expect(await scene.browser().signIn(MIA)).toEqual({ state: "in" });
  expect(scene.rows("SELECT id FROM two_factors")).toEqual([]);
});

test("a second factor that is there is not replaced by a new secret", async () => {
  const { browser } = await miaWithPhone();
  const again = beginTwoFactor(await browser.stores(), { password: GOOD_PASSWORD });
  expect((await refusal(again)).code).toBe("conflict");
});

test("with another root secret no code is good, and the account can still be read", async () => {
  const { scene, browser } = await miaWithPhone();
  const other = openAuth(scene.control, serverKeys(tempDir(), null), { url: "https://x.example" });
  const stores = { ...(await browser.stores()), auth: other };
  expect(await readAccount(stores)).toMatchObject({ twoFactor: true, backupCodesLeft: 0 });
});

test("a server with another root secret takes no code and says why, until an administrator removed the second factor or the secret is back", async () => {
  const { scene, code, backupCodes } = await miaWithPhone();
  scene.wait(MINUTE_MS);
  const lost = scene.browser();
  const keys = serverKeys(tempDir(), null);
  const auth = openAuth(scene.control, keys, { url: "https://signalbox.example/ops" });
  const other = async () => ({ ...(await lost.stores()), auth, keys });
  const password = { email: MIA, password: GOOD_PASSWORD };
  expect(lost.take(await signIn(await other(), password))).toEqual({ state: "second_factor" });
  for (const proof of [
    { kind: "totp", code: code() },
    { kind: "totp", code: "000000" },
    { kind: "backup_code", code: backupCodes[0] ?? "" },
  ] as const) {
    const refused = await refusal(signInSecondFactor(await other(), proof));
    expect(refused.code).toBe("key_lost");
    expect(refused.message).toContain("user reset-link EMAIL --remove-two-factor");
    expect(refused.message).toContain("file `secret`");
    expect(refused.message).not.toContain(proof.code);
  }
  const back = scene.browser();
  expect(await back.signIn(MIA)).toEqual({ state: "second_factor" });
  expect(await give(back, code())).toEqual({ state: "in" });
  await scene.person("ada@acme.example", "admin");
  const [mia] = scene.rows(`SELECT id FROM users WHERE email = '${MIA}'`);
  await editPerson(scene.local(), mia?.id as string, { removeTwoFactor: true });
  expect(lost.take(await signIn(await other(), password))).toEqual({ state: "in" });
});

test("a second factor that was begun under another root secret has to be begun anew", async () => {
  const scene = accountScene();
  await scene.person(MIA, "viewer");
  const browser = scene.browser();
  await browser.signIn(MIA);
  await beginTwoFactor(await browser.stores(), { password: GOOD_PASSWORD });
  const auth = openAuth(scene.control, serverKeys(tempDir(), null), { url: "https://x.example" });
  const stores = { ...(await browser.stores()), auth };
  expect((await refusal(enableTwoFactor(stores, { code: "000000" }))).code).toBe("key_lost");
});

test("neither secret nor codes are in the store in clear, nor in the audit log", async () => {
  const { scene, browser } = await miaWithPhone();
  const { backupCodes } = await renewBackupCodes(await browser.stores(), {
    password: GOOD_PASSWORD,
  });
  const stored = JSON.stringify([
    scene.rows("SELECT * FROM two_factors"),
    scene.rows("SELECT * FROM audit_entries"),
    scene.rows("SELECT * FROM verifications"),
  ]);
  for (const code of backupCodes) expect(stored).not.toContain(code);
  expect(stored).not.toContain(GOOD_PASSWORD);
});
