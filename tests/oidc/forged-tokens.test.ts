import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { beginOidcAttempt, type OidcAttempt } from "@/lib/auth/oidc-attempt";
import { openOidc } from "@/lib/auth/open-oidc";

/** A provider that hands out whatever token, and says whatever of itself. */
const KEYS = generateKeyPairSync("rsa", { modulusLength: 2048 });
const OTHER_KEYS = generateKeyPairSync("rsa", { modulusLength: 2048 });
const CALLBACK = "https://signalbox.example/api/auth/oidc/callback";
const NOW = Date.now();
let server: Server;
let issuer = "";
let token = "";
let said: Record<string, unknown> = {};
let keys: object[] = [];
let asked: string[] = [];
let attempt: OidcAttempt;

beforeEach(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answers: Record<string, unknown> = {
      "/.well-known/openid-configuration": said,
      "/keys": { keys },
      "/token": { access_token: "a", token_type: "Bearer", id_token: token },
    };
    const answer = answers[request.url ?? ""];
    if (answer === undefined) response.writeHead(302, { location: `${issuer}/elsewhere` }).end();
    else
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  said = {
    ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
    ...{
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
    },
  };
  keys = [{ ...KEYS.publicKey.export({ format: "jwk" }), kid: "1", use: "sig" }];
  asked = [];
  attempt = beginOidcAttempt(new Uint8Array(32), "https://signalbox.example", "/now", NOW).attempt;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function claims(other: Record<string, unknown> = {}): Record<string, unknown> {
  const seconds = Math.floor(NOW / 1_000);
  return {
    ...{ iss: issuer, sub: "mia", aud: "signalbox", nonce: attempt.nonce },
    ...{ iat: seconds, exp: seconds + 300, email: "mia@acme.example", email_verified: true },
    ...{ groups: ["leads"], ...other },
  };
}

function signed(payload: object, header: object = {}, key: KeyObject = KEYS.privateKey): string {
  const text = `${encoded({ alg: "RS256", kid: "1", ...header })}.${encoded(payload)}`;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

async function redeemed() {
  const settings = { issuer, clientId: "signalbox", clientSecret: "s3cret", groupsClaim: "groups" };
  return openOidc(settings).redeem("code", attempt, CALLBACK, NOW);
}

test("a token that is all in order is believed", async () => {
  token = signed(claims());
  expect(await redeemed()).toMatchObject({
    state: "proven",
    person: { subject: "mia", email: "mia@acme.example", emailVerified: true, groups: ["leads"] },
  });
});

const hmac = (header: object, secret: string) => {
  const text = `${encoded(header)}.${encoded(claims())}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
};

test.each<[string, () => string]>([
  ["of another issuer", () => signed(claims({ iss: "https://evil.example" }))],
  ["for another client", () => signed(claims({ aud: "another" }))],
  ["for several clients, of which we are one", () => signed(claims({ aud: ["signalbox", "x"] }))],
  ["that was asked for by another client", () => signed(claims({ azp: "another" }))],
  ["that is over", () => signed(claims({ exp: Math.floor(NOW / 1_000) - 60 }))],
  ["that never ends", () => signed(claims({ exp: undefined }))],
  ["of another sign-in", () => signed(claims({ nonce: "another" }))],
  ["of no sign-in", () => signed(claims({ nonce: undefined }))],
  ["of nobody", () => signed(claims({ sub: undefined }))],
  ["signed by another key", () => signed(claims(), {}, OTHER_KEYS.privateKey)],
  ["signed by a key that the provider does not have", () => signed(claims(), { kid: "2" })],
  ["without a signature", () => `${encoded({ alg: "none" })}.${encoded(claims())}.`],
  ["signed with the client's secret", () => hmac({ alg: "HS256", kid: "1" }, "s3cret")],
  [
    "signed with the public key as if it were a secret",
    () =>
      hmac(
        { alg: "HS256", kid: "1" },
        KEYS.publicKey.export({ type: "spki", format: "pem" }).toString(),
      ),
  ],
  [
    "that brings its own key",
    () =>
      signed(
        claims(),
        { kid: undefined, jwk: OTHER_KEYS.publicKey.export({ format: "jwk" }) },
        OTHER_KEYS.privateKey,
      ),
  ],
  [
    "that was changed",
    () => {
      const [header, , proof] = signed(claims()).split(".");
      return `${header}.${encoded(claims({ sub: "ada" }))}.${proof}`;
    },
  ],
  ["that is none", () => "opaque"],
])("a token %s is not believed", async (_, make) => {
  token = make();
  expect(await redeemed()).toEqual({ state: "refused", by: "token" });
});

test("an address is verified only where the provider says so by true", async () => {
  for (const email_verified of [undefined, "true", 1, false]) {
    token = signed(claims({ email_verified }));
    expect(await redeemed()).toMatchObject({ person: { emailVerified: false } });
  }
});

test("an encryption key or a shared secret among the keys of the provider proves nothing", async () => {
  token = signed(claims());
  const [key] = keys;
  keys = [{ ...key, use: "enc" }];
  expect(await redeemed()).toEqual({ state: "refused", by: "token" });
  keys = [{ kty: "oct", k: encoded("s3cret"), kid: "1" }];
  expect(await redeemed()).toEqual({ state: "refused", by: "token" });
});

test.each([
  ["says that it is another issuer", () => ({ issuer: "https://evil.example" })],
  ["sends us to another machine without TLS", () => ({ token_endpoint: "http://10.0.0.1/token" })],
  ["sends us to a file", () => ({ jwks_uri: "file:///etc/passwd" })],
  ["has no endpoints", () => ({ token_endpoint: undefined })],
  ["redirects us", () => ({ token_endpoint: `${issuer}/moved` })],
])("a provider that %s is not followed", async (_, other) => {
  token = signed(claims());
  said = { ...said, ...other() };
  expect(await redeemed()).toEqual({ state: "refused", by: "provider" });
  expect(asked).not.toContain("/elsewhere");
});
