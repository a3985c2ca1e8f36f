import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Auth } from "./open-auth";
import { peerHeaders } from "./peer-headers";

/**
 * Makes the session of somebody whom others have proven. It is as dead as every new session, and there is no
 * way to it over HTTP.
 */
export function provenSessions() {
  return {
    id: "signalbox-proven-sessions",
    endpoints: {
      makeProvenSession: createAuthEndpoint(
        "/signalbox/proven-session",
        { method: "POST", metadata: { SERVER_ONLY: true, ...BODY } },
        async (ctx) => {
          const { userId } = ctx.body;
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(userId);
          if (user === null) throw new Error("There is no such person.");
          const session = await internalAdapter.createSession(userId);
          await setSessionCookie(ctx, { session, user });
          return { token: session.token };
        },
      ),
    },
  };
}

/** Tells the compiler alone what the call is given. */
const BODY = { $Infer: { body: {} as { readonly userId: string } } };

/** The session of a person who was proven by a single sign-on; not alive yet. */
export async function provenSession(
  auth: Auth,
  request: Headers,
  userId: string,
): Promise<{ readonly token: string; readonly cookies: readonly string[] }> {
  const { headers, response } = await auth.api.makeProvenSession({
    body: { userId },
    headers: peerHeaders(request),
    returnHeaders: true,
  });
  return { token: response.token, cookies: headers.getSetCookie() };
}
