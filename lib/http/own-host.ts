/**
 * Whether a request names this machine as its host. A page of another site can make a browser send
 * requests to loopback under its own name (DNS rebinding); the name is what keeps it out.
 */
export function namesThisMachine(host: string | null): boolean {
  if (host === null) return false;
  const name = nameOf(host);
  return name === "localhost" || name === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/**
 * The host that a request is for, as its pages know it; `null` where it is not ours. `url` is the address
 * that people use: a reverse proxy may have left its port out.
 */
export function ownHost(host: string | null, url: string | null): string | null {
  if (host === null) return null;
  if (url !== null && nameOf(host) === new URL(url).hostname) {
    return namesThisMachine(host) ? host : new URL(url).host;
  }
  return namesThisMachine(host) ? host : null;
}

/** Without its port, in lower case. */
function nameOf(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}
