import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Provider } from "oidc-provider";
import type { OidcSettings } from "@/lib/auth/open-oidc";
import { providerAdapter } from "./provider-adapter";

/** Somebody whom the provider knows, by subject. */
export type Known = {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly groups: readonly string[];
};

const CLIENT = { clientId: "signalbox", clientSecret: "client secret of the tests, +/&" };

const KEY = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
/** Of everything that the provider gives out, in seconds. */
const KEPT_S = 3_600;

/** What a browser is asked: a page that is as plain as can be. */
const WHO = `<!doctype html><html lang="en"><title>The provider</title>
<form method="post"><label>Who are you? <input name="subject" autofocus></label></form>`;

/**
 * A real OpenID provider on loopback, whose people and groups the test sets. Whoever it is told to be signs
 * in without being asked; else its page asks.
 *
 * @param name under which browsers and we know it: of `localhost` it is another site than 127.0.0.1.
 */
export async function runProvider(redirect: string, name = "127.0.0.1") {
  const people = new Map<string, Known>();
  let signsIn: string | null = null;
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://${name}:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirect],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name", "groups"],
    },
    cookies: { keys: ["only of this test"] },
    adapter: providerAdapter(),
    jwks: { keys: [{ ...KEY.export({ format: "jwk" }), kid: "tests", use: "sig", alg: "RS256" }] },
    ttl: Object.fromEntries(
      ["AccessToken", "Grant", "IdToken", "Interaction", "Session"].map((one) => [one, KEPT_S]),
    ),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
    loadExistingGrant: async (ctx: GrantContext) => {
      const { Grant } = ctx.oidc.provider;
      const grant = new Grant({
        clientId: CLIENT.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const rest = provider.callback();
  answer = (request, response) => {
    if (!request.url?.startsWith("/interaction/")) void rest(request, response);
    else void signInAs(request, response);
  };
  const signInAs = async (request: IncomingMessage, response: ServerResponse) => {
    const said = request.method === "POST" ? new URLSearchParams(await text(request)) : null;
    const accountId = said?.get("subject") ?? signsIn;
    if (accountId !== null) {
      return provider.interactionFinished(request, response, { login: { accountId } });
    }
    response.writeHead(200, { "content-type": "text/html" });
    response.end(WHO);
  };
  const settings: OidcSettings = { issuer, ...CLIENT, groupsClaim: "groups" };
  return {
    ...{ settings, people },
    end: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    /** As this person, a browser that is sent to the provider: the query with which it is sent back. */
    visit: async (address: string, subject: string): Promise<URLSearchParams> => {
      signsIn = subject;
      return followTo(address, redirect);
    },
  };
}

type GrantContext = {
  oidc: {
    provider: {
      Grant: new (
        of: object,
      ) => { addOIDCScope: (scope: string) => void; save: () => Promise<string> };
    };
    session: { accountId: string };
  };
};

/** Goes from page to page with the cookies of a new browser, until it would leave the provider. */
async function followTo(address: string, redirect: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>();
  let url = address;
  while (!url.startsWith(redirect)) {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    const location = response.headers.get("location");
    if (location === null) throw new Error(`${response.status} ${await response.text()}`);
    await response.body?.cancel();
    for (const one of response.headers.getSetCookie()) {
      const [pair = ""] = one.split(";", 1);
      cookies.set(...(pair.split(/=(.*)/s) as [string, string]));
    }
    url = new URL(location, url).href;
  }
  return new URL(url).searchParams;
}
