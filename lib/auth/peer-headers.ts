/** What better-auth notes of who asks. */
const NOTED = ["x-signalbox-peer", "user-agent"];

/** Of a header that is kept with a session. */
const MOST_CHARACTERS = 300;

/**
 * The headers of a request that better-auth may see: who asks, and the cookies whose names end with one of
 * these. A session that is there already must not stand in for a password or a code.
 */
export function peerHeaders(request: Headers, cookieNames: readonly string[] = []): Headers {
  const headers = new Headers();
  for (const name of NOTED) {
    const value = request.get(name);
    if (value !== null) headers.set(name, value.slice(0, MOST_CHARACTERS));
  }
  const cookies = (request.get("cookie") ?? "")
    .split(";")
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookieNames.some((name) => cookie.split("=", 1)[0]?.endsWith(name)));
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  return headers;
}
