/** In which headers a declared proxy says who asks. */
export type ProxyHeaders = {
  readonly user: string;
  /** `null`: it says no groups. */
  readonly groups: string | null;
};

export type ProxyIdentity =
  | { readonly state: "said"; readonly email: string; readonly groups: readonly string[] }
  /** The proxy said something that is no e-mail address. */
  | { readonly state: "unreadable" }
  /** It did not come through a declared proxy. */
  | { readonly state: "forged" };

/** The front door's word on the proxy that handed the request on; nobody else can write it. */
const PROXY_HEADER = "x-signalbox-proxy";

const MOST_EMAIL = 254;
const MOST_GROUPS = 1_000;

/** Who asks, as the proxy's headers say; `null`: nobody is said. */
export function proxyIdentity(names: ProxyHeaders, headers: Headers): ProxyIdentity | null {
  const user = headers.get(names.user);
  const groups = names.groups === null ? null : headers.get(names.groups);
  if (!headers.has(PROXY_HEADER)) {
    return user === null && groups === null ? null : { state: "forged" };
  }
  if (user === null || user.trim() === "") return null;
  const email = user.trim().toLowerCase();
  // Two headers of one name come joined by a comma, and are no address.
  if (email.length > MOST_EMAIL || !/^[^\s@,;<>"()]+@[^\s@,;<>"()]+$/.test(email)) {
    return { state: "unreadable" };
  }
  const list = (groups ?? "").split(/[,;|]/).map((one) => one.trim());
  return { state: "said", email, groups: list.filter((one) => one !== "").slice(0, MOST_GROUPS) };
}
