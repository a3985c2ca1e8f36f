import { isIP } from "node:net";
import { findToken } from "@/db/control/find-token";
import { principalOf } from "@/lib/auth/principal-of";
import { proxyIdentity } from "@/lib/auth/proxy-identity";
import { NOBODY, type Principal } from "@/lib/core/access/principal";
import { SAMPLE_COOKIE, samplePerson } from "@/lib/core/access/sample-people";
import { namesThisMachine } from "@/lib/http/own-host";
import type { AccountStores } from "@/lib/services/account-stores";
import { enterByProxy } from "@/lib/services/enter-by-proxy";
import { installation } from "./installation";

/** Who asks and from where, and what services about people need. */
export async function identify(headers: Headers): Promise<AccountStores> {
  const { control, keys, auth, url } = installation();
  const now = Date.now();
  const address = headers.get("x-signalbox-peer");
  const principal = await whoAsks(headers, address, now);
  return { principal, address, control, keys, auth, headers, url, now };
}

/** A token that is sent is believed or refused; it is never passed over for a cookie. */
async function whoAsks(headers: Headers, address: string | null, now: number): Promise<Principal> {
  const { control, auth } = installation();
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const secret = /^Bearer +(\S{1,200})$/i.exec(authorization)?.[1];
    const token = secret === undefined ? null : findToken(control, secret, now);
    if (token === null) return NOBODY;
    const { id, name, role, gateway } = token;
    return { kind: "token", id, name, role, gateway };
  }
  const byProxy = whoTheProxySays(headers, address, now);
  if (byProxy !== null) return byProxy;
  const person = await principalOf(auth, control, headers, now);
  if (person.kind === "nobody" && isSampleOpen(headers)) return samplePerson(sampleCookie(headers));
  return person;
}

/** `null`: the proxy says nobody, or none is asked. Whom it says goes before a session of ours. */
function whoTheProxySays(headers: Headers, address: string | null, now: number): Principal | null {
  const { control, keys, proxyHeaders, groupRoles } = installation();
  const identity = proxyHeaders && proxyIdentity(proxyHeaders, headers);
  if (identity === null) return null;
  return enterByProxy({ principal: NOBODY, address, control, keys, now }, identity, groupRoles);
}

/**
 * Whether one may be a sample person: only while no Gateway is known, and only on this machine. What came
 * through a proxy is from elsewhere, whatever address it has.
 */
export function isSampleOpen(headers: Headers): boolean {
  const { mode, host, url } = installation();
  return (
    mode() === "sample" &&
    namesThisMachine(host.includes(":") ? `[${host}]` : host) &&
    namesThisMachine(new URL(url).host) &&
    namesThisMachine(headers.get("host")) &&
    !headers.has("x-signalbox-proxy") &&
    isLoopback(headers.get("x-signalbox-peer"))
  );
}

function isLoopback(address: string | null): boolean {
  if (address === null || isIP(address) === 0) return false;
  return address === "::1" || address.startsWith("127.");
}

function sampleCookie(headers: Headers): string | null {
  const cookies = (headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
  const own = cookies.find((cookie) => cookie.startsWith(`${SAMPLE_COOKIE}=`));
  return own?.slice(SAMPLE_COOKIE.length + 1) ?? null;
}
