/**
 * Whether a request names this machine as its host. A page of another site can make a browser send
 * requests to loopback under its own name (DNS rebinding); until there are accounts, the name is what
 * keeps it out.
 */
export function namesThisMachine(host: string | null): boolean {
  if (host === null) return false;
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name === "localhost" || name === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(name);
}
