import { oidcFetch } from "./oidc-fetch";

/** What a provider says of itself (OpenID Connect Discovery 1.0). */
export type OidcDiscovery = {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  /** `null`: all claims are in the id token. */
  readonly userinfoEndpoint: string | null;
  readonly algorithms: readonly string[];
  /** How the client proves itself at the token endpoint. */
  readonly clientAuth: "basic" | "post";
  /** RFC 9207: the answer of the browser names the issuer too. */
  readonly namesIssuer: boolean;
};

/** Signatures that only the provider can make: no `none`, and nothing that the client secret could sign. */
const ALGORITHMS = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
];

/**
 * Asks an issuer for its endpoints. They are on its own origin, or on https elsewhere (as large providers
 * have them). Throws where it says that it is another issuer, or says anything else.
 */
export async function oidcDiscovery(issuer: string): Promise<OidcDiscovery> {
  const said = await oidcFetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (said.issuer !== issuer) throw new Error("The provider says that it is another issuer.");
  const offered = strings(said.id_token_signing_alg_values_supported);
  const methods = strings(said.token_endpoint_auth_methods_supported);
  return {
    authorizationEndpoint: endpoint(issuer, said, "authorization_endpoint"),
    tokenEndpoint: endpoint(issuer, said, "token_endpoint"),
    jwksUri: endpoint(issuer, said, "jwks_uri"),
    userinfoEndpoint:
      said.userinfo_endpoint === undefined ? null : endpoint(issuer, said, "userinfo_endpoint"),
    algorithms: ALGORITHMS.filter((name) => offered.includes(name)),
    clientAuth:
      methods.includes("client_secret_post") && !methods.includes("client_secret_basic")
        ? "post"
        : "basic",
    namesIssuer: said.authorization_response_iss_parameter_supported === true,
  };
}

function endpoint(issuer: string, said: Record<string, unknown>, name: string): string {
  const given = said[name];
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : null;
  const own = url !== null && url.origin === new URL(issuer).origin;
  if (url === null || url.username !== "" || !(own || url.protocol === "https:")) {
    throw new Error(`The provider's ${name} is not one that is asked.`);
  }
  return url.href;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
