import { verifyProviderIdToken } from "better-auth/oauth2";
import { type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import type { OidcAttempt } from "./oidc-attempt";
import { type OidcDiscovery, oidcDiscovery } from "./oidc-discovery";
import { oidcFetch } from "./oidc-fetch";

export type OidcSettings = {
  /** As the provider's discovery document says it, to the letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim in which the provider names the groups of a person. */
  readonly groupsClaim: string;
};

/** Whom the provider vouches for. */
export type OidcPerson = {
  readonly issuer: string;
  /** Names the person at this issuer for good. */
  readonly subject: string;
  /** In small letters; `null`: the provider says none. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly groups: readonly string[];
};

export type OidcAnswer =
  | { readonly state: "proven"; readonly person: OidcPerson }
  /** `provider`: it could not be asked, or refused the code. `token`: what it said is not believed. */
  | { readonly state: "refused"; readonly by: "provider" | "token" };

const KEPT_MS = HOUR_MS;
/** A key that is not known is asked for again, but not at every token that names one. */
const KEYS_AT_MOST_EACH_MS = MINUTE_MS;
const MOST_GROUPS = 1_000;
const MOST_TEXT = 254;

type Claims = Readonly<Record<string, unknown>>;
type Kept<T> = { readonly at: EpochMs; readonly value: T };

/**
 * One OpenID provider: authorization code flow with PKCE, state and nonce. The id token is verified by
 * better-auth (issuer, audience, signature, times, nonce), with keys that we fetch ourselves.
 */
export function openOidc(settings: OidcSettings) {
  const { issuer, clientId } = settings;
  let discovered: Kept<OidcDiscovery> | null = null;
  let keys: Kept<readonly Claims[]> | null = null;

  async function discovery(now: EpochMs): Promise<OidcDiscovery> {
    if (discovered === null || now - discovered.at >= KEPT_MS) {
      discovered = { at: now, value: await oidcDiscovery(issuer) };
    }
    return discovered.value;
  }

  async function keyOf(header: KeyHeader, uri: string, now: EpochMs): Promise<object> {
    const old = keys === null || now - keys.at >= KEPT_MS;
    const known = old ? undefined : fitting(keys?.value ?? [], header);
    if (known !== undefined) return known;
    if (old || now - (keys?.at ?? 0) >= KEYS_AT_MOST_EACH_MS) {
      const said = await oidcFetch(uri);
      keys = { at: now, value: Array.isArray(said.keys) ? said.keys.filter(isObject) : [] };
    }
    const key = fitting(keys?.value ?? [], header);
    if (key === undefined) throw new Error("The provider has no such key.");
    return key;
  }

  return {
    issuer,

    /** Where the browser goes to be proven. Throws where the provider cannot be asked. */
    async address(attempt: OidcAttempt, callback: string, now: EpochMs): Promise<string> {
      const url = new URL((await discovery(now)).authorizationEndpoint);
      const query = {
        response_type: "code",
        client_id: clientId,
        redirect_uri: callback,
        scope: "openid email profile",
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: attempt.challenge,
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return url.href;
    },

    /** Whether an answer that came by the browser may be this issuer's (RFC 9207). */
    async isFromIssuer(iss: string | null, now: EpochMs): Promise<boolean> {
      if (iss !== null) return iss === issuer;
      return !(await discovery(now)).namesIssuer;
    },

    /** Exchanges the code for what the provider says of the person. */
    async redeem(
      code: string,
      attempt: OidcAttempt,
      callback: string,
      now: EpochMs,
    ): Promise<OidcAnswer> {
      const asked = await tokens(settings, () => discovery(now), code, attempt, callback);
      if (asked === null) return { state: "refused", by: "provider" };
      const { said, found } = asked;
      const { id_token: idToken, access_token: accessToken } = said;
      if (typeof idToken !== "string") return { state: "refused", by: "token" };
      const jwks = (header: KeyHeader) => keyOf(header, found.jwksUri, now);
      const config = { jwks, issuer, audience: clientId, algorithms: [...found.algorithms] };
      const verified = await verifyProviderIdToken(
        { id: "oidc", idToken: config as never },
        idToken,
        attempt.nonce,
      );
      const claims = verified ? payloadOf(idToken) : null;
      if (claims === null || typeof claims.sub !== "string" || !isForUs(claims, clientId)) {
        return { state: "refused", by: "token" };
      }
      const more = await userinfo(settings, found, claims, accessToken);
      if (more === null) return { state: "refused", by: "token" };
      return { state: "proven", person: personOf(settings, { ...more, ...claims }, claims.sub) };
    },
  };
}

export type Oidc = ReturnType<typeof openOidc>;

type KeyHeader = { readonly kid?: string; readonly alg?: string };

async function tokens(
  { clientId, clientSecret }: OidcSettings,
  discovery: () => Promise<OidcDiscovery>,
  code: string,
  attempt: OidcAttempt,
  callback: string,
): Promise<{ said: Claims; found: OidcDiscovery } | null> {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    redirect_uri: callback,
    code_verifier: attempt.verifier,
    code,
  });
  try {
    const found = await discovery();
    const basic = found.clientAuth === "basic";
    const headers: Record<string, string> = basic
      ? { authorization: basicOf(clientId, clientSecret) }
      : {};
    if (!basic) {
      body.set("client_id", clientId);
      body.set("client_secret", clientSecret);
    }
    const said = await oidcFetch(found.tokenEndpoint, { method: "POST", headers, body });
    return { said, found };
  } catch {
    return null;
  }
}

/** RFC 6749, 2.3.1: both are form-encoded before they are joined. */
function basicOf(id: string, secret: string): string {
  const encode = (text: string) => new URLSearchParams([["", text]]).toString().slice(1);
  return `Basic ${Buffer.from(`${encode(id)}:${encode(secret)}`).toString("base64")}`;
}

/** What the id token leaves out; `null`: it is said of somebody else, or could not be asked for. */
async function userinfo(
  { groupsClaim }: OidcSettings,
  { userinfoEndpoint }: OidcDiscovery,
  claims: Claims,
  accessToken: unknown,
): Promise<Claims | null> {
  const whole = ["email", "email_verified", groupsClaim].every((name) => name in claims);
  if (whole || userinfoEndpoint === null || typeof accessToken !== "string") return {};
  try {
    const headers = { authorization: `Bearer ${accessToken}` };
    const said = await oidcFetch(userinfoEndpoint, { headers });
    return said.sub === claims.sub ? said : null;
  } catch {
    return null;
  }
}

/** OpenID Connect Core, 3.1.3.7: with several audiences it says for whom it was made. */
function isForUs({ aud, azp }: Claims, clientId: string): boolean {
  if (azp !== undefined) return azp === clientId;
  return !Array.isArray(aud) || aud.length === 1;
}

function personOf({ issuer, groupsClaim }: OidcSettings, claims: Claims, subject: string) {
  const groups = claims[groupsClaim];
  return {
    ...{ issuer, subject },
    email: textOf(claims.email)?.toLowerCase() ?? null,
    emailVerified: claims.email_verified === true,
    name: textOf(claims.name) ?? textOf(claims.preferred_username),
    groups: (Array.isArray(groups) ? groups : typeof groups === "string" ? [groups] : [])
      .filter((one) => typeof one === "string")
      .slice(0, MOST_GROUPS),
  };
}

function textOf(value: unknown): string | null {
  if (typeof value !== "string" || value.length > MOST_TEXT) return null;
  return value.trim() === "" ? null : value.trim();
}

/** Of a token that was verified. */
function payloadOf(token: string): Claims | null {
  const value: unknown = JSON.parse(
    Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"),
  );
  return isObject(value) ? value : null;
}

/** Keys for signatures, never those that both sides know. */
function fitting(keys: readonly Claims[], { kid, alg }: KeyHeader): Claims | undefined {
  const kinds = /^(?:RS|PS)/.test(alg ?? "") ? ["RSA"] : /^ES/.test(alg ?? "") ? ["EC"] : ["OKP"];
  const good = keys.filter(
    (key) =>
      kinds.includes(String(key.kty)) &&
      (key.use === undefined || key.use === "sig") &&
      (key.alg === undefined || key.alg === alg),
  );
  return kid === undefined
    ? good.length === 1
      ? good[0]
      : undefined
    : good.find((key) => key.kid === kid);
}

function isObject(value: unknown): value is Claims {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
