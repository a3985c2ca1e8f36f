import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor } from "better-auth/plugins";
import type { ControlDb } from "@/db/open-control";
import { twoFactors, userAccounts, userSessions, users, verifications } from "@/db/schema/control";
import type { ServerKeys } from "@/db/server-keys";
import { PASSWORD_LENGTH } from "@/lib/core/access/password-fault";
import { MOST_SESSION_MS } from "@/lib/core/access/session-life";
import { isPassword, passwordHash } from "./password-hash";
import { provenSessions } from "./proven-session";

export type AuthSettings = {
  /** The address that people use, with its base path; cookies are Secure where it is https. */
  readonly url: string;
};

/** Where the peer's address stands that our own server has seen; see `lib/http`. */
const PEER_HEADER = "x-signalbox-peer";

/** For how long a second factor may be given after the password. */
const SECOND_FACTOR_S = 600;

/**
 * better-auth over control.db: it proves passwords and second factors, makes sessions and their cookies.
 *
 * **A session is born dead**, over before it began. Whoever let a person in brings it to life with
 * `db/control/begin-user-session.ts`, in the transaction that also writes the audit entry. So no way through
 * better-auth, known to us or not, lets anybody in unseen.
 */
export function openAuth(control: ControlDb, keys: ServerKeys, { url }: AuthSettings) {
  const { origin, pathname, protocol } = new URL(url);
  const secure = protocol === "https:";
  return betterAuth({
    appName: "Signalbox",
    secret: keys.auth,
    baseURL: origin,
    basePath: `${pathname.replace(/\/$/, "")}/api/auth`,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    // What it would say holds e-mail addresses; what matters is in the audit log.
    logger: { disabled: true },
    database: drizzleAdapter(control, {
      provider: "sqlite",
      schema: {
        ...{ user: users, session: userSessions, account: userAccounts },
        ...{ verification: verifications, twoFactor: twoFactors },
      },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      // In turn with all others.
      password: {
        hash: passwordHash,
        verify: ({ hash, password }) => isPassword(password, hash),
      },
    },
    session: {
      // Of the cookie. Until when a session is good stands in the database, and is prolonged by `principalOf`.
      expiresIn: MOST_SESSION_MS / 1_000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    // Our own stands before it, by account too: see `lib/core/access/lock.ts`.
    rateLimit: { enabled: false },
    databaseHooks: {
      session: { create: { before: async () => ({ data: { expiresAt: new Date(0) } }) } },
    },
    advanced: {
      cookiePrefix: "signalbox",
      useSecureCookies: secure,
      defaultCookieAttributes: {
        ...({ httpOnly: true, sameSite: "lax", secure } as const),
        path: pathname.replace(/(.)\/$/, "$1"),
      },
      ipAddress: { ipAddressHeaders: [PEER_HEADER] },
    },
    plugins: [
      twoFactor({ issuer: "Signalbox", twoFactorCookieMaxAge: SECOND_FACTOR_S }),
      provenSessions(),
    ],
  });
}

export type Auth = ReturnType<typeof openAuth>;
