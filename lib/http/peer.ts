import { BlockList, isIP } from "node:net";

/** Who is at the other end: `proxy` is the declared proxy that handed the request on, if any. */
export type Peer = { readonly address: string; readonly proxy: string | null };

type IsProxy = (address: string) => boolean;

/** Whether an address is one of these addresses and subnets. */
export function proxyMatcher(addresses: readonly string[]): IsProxy {
  const list = new BlockList();
  for (const entry of addresses) {
    const [address = "", bits] = entry.split("/");
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/**
 * The client of a request. `X-Forwarded-For` grows at its end, by what each proxy saw; it is believed from
 * there for as long as a declared proxy wrote it, and no further.
 */
export function peerOf(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  isProxy: IsProxy,
): Peer {
  const direct = plain(socketAddress ?? "");
  if (!isProxy(direct)) return { address: direct, proxy: null };
  let address = direct;
  for (const entry of (forwardedFor ?? "").split(",").reverse()) {
    const hop = plain(entry.trim());
    if (isIP(hop) === 0) break;
    address = hop;
    if (!isProxy(hop)) break;
  }
  return { address, proxy: direct };
}

/** Without port, brackets, zone, and without the prefix of an IPv4 address on an IPv6 socket. */
function plain(entry: string): string {
  const unbracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(entry)?.[1] ?? entry;
  const [, withoutPort = unbracketed] = /^(\d+(?:\.\d+){3}):\d+$/.exec(unbracketed) ?? [];
  return withoutPort.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
