import { endUserSessions } from "@/db/control/end-user-sessions";
import { revokeToken } from "@/db/control/revoke-token";
import { setUserDisabled } from "@/db/control/set-user-disabled";
import { SAMPLE_COOKIE } from "@/lib/core/access/sample-people";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";
import type { Installation } from "@/lib/launch/installation";
import type { AccessScene } from "./access-scene";
import {
  ACTOR_NAMES,
  type ActorName,
  emailOf,
  PASSWORD,
  PEOPLE,
  PERSON_NAMES,
  type PersonName,
  PROXY,
  PROXY_HEADERS,
  TOKEN_NAMES,
  TOKENS,
  type TokenName,
} from "./actors";

/** One of whom a request may be. */
export type Actor = {
  readonly name: ActorName;
  /** The account whose session lets them in; `null`: none does. */
  readonly userId: string | null;
  /** As the audit log calls them. */
  readonly auditName: string;
  /** What they send now: each time a session of its own, where they have one. */
  readonly headers: () => Promise<Record<string, string>>;
};

export type Makers = Installation & Pick<AccessScene, "person" | "session" | "token">;
type Sent = Record<string, string>;

/** All actors, made in an installation. */
export function everybody({ control, person, session, token }: Makers): Actor[] {
  const ids = new Map(
    PERSON_NAMES.map((name) => [name, person(emailOf(name), PEOPLE[name])] as const),
  );
  const idOf = (name: PersonName) => ids.get(name) ?? "";
  const secrets = new Map(
    TOKEN_NAMES.map((name) => {
      const [role, gateway] = TOKENS[name];
      return [name, token(role, { name, gateway }).secret];
    }),
  );
  const signedIn = async (name: PersonName) => ({ ...(await session(idOf(name))).headers });
  const bearer = (secret: string): Sent => ({ authorization: `Bearer ${secret}` });
  const ours: Sent = {
    ...{ "x-signalbox-peer": PROXY, "x-signalbox-proxy": PROXY, "x-signalbox-nonce": "n" },
    ...{ "x-signalbox-principal": "local", "x-forwarded-for": PROXY, forwarded: `for=${PROXY}` },
  };
  const saidByProxy: Sent = {
    ...ours,
    ...{ [PROXY_HEADERS.user]: emailOf("an administrator"), [PROXY_HEADERS.groups]: "leads" },
  };
  const disabled = person("disabled@acme.example", PEOPLE["an administrator"]);
  setUserDisabled(control, disabled, true, Date.now());
  const expired = token("admin", { expiresAt: Date.now() - 1 }).secret;
  const revoked = token("admin");
  revokeToken(control, revoked.id, Date.now());
  /** A session of an administrator, to which something then happens. */
  const spoilt = async (spoil: (id: string) => void): Promise<Sent> => {
    const { id, headers } = await session(idOf("an administrator"));
    spoil(id);
    return { ...headers };
  };
  const setTime = (column: string, at: number) => (id: string) => {
    control.$client.prepare(`UPDATE user_sessions SET ${column} = ? WHERE id = ?`).run(at, id);
  };
  const others: Partial<Record<ActorName, () => Sent | Promise<Sent>>> = {
    "a viewer's token beside an administrator's cookie": async () => ({
      ...(await signedIn("an administrator")),
      ...bearer(secrets.get("a viewer's token") ?? ""),
    }),
    "a viewer who forges Signalbox's own headers": async () => ({
      ...ours,
      ...(await signedIn("a viewer")),
    }),
    nobody: () => ({}),
    "a cookie that was made up": async () => ({
      ...(await signedIn("an administrator")),
      cookie: `signalbox.session_token=${"a".repeat(32)}.${encodeURIComponent(`${"A".repeat(43)}=`)}`,
    }),
    "a cookie of the sample's administrator": () => ({ cookie: `${SAMPLE_COOKIE}=ada` }),
    "a cookie that was stolen before the sign-out": () =>
      spoilt((id) => {
        const which = { userId: idOf("an administrator"), which: { id } };
        endUserSessions(control, which, Date.now());
      }),
    "an expired session": () => spoilt(setTime("created_at", Date.now() - 7 * DAY_MS)),
    "a session that was left unused": () => spoilt(setTime("expires_at", Date.now() - HOUR_MS)),
    "a person who is disabled": async () => ({ ...(await session(disabled)).headers }),
    "an expired token": () => bearer(expired),
    "a revoked token": () => bearer(revoked.secret),
    "a token that never was": () => bearer(`sbx_a${"x".repeat(42)}`),
    "a password in place of a token": () => ({
      authorization: `Basic ${btoa(`${emailOf("an administrator")}:${PASSWORD}`)}`,
    }),
    "a broken token beside an administrator's cookie": async () => ({
      ...(await signedIn("an administrator")),
      authorization: "Bearer sbx_a",
    }),
    "whoever forges a proxy's identity": () => saidByProxy,
    "a viewer who forges a proxy's identity": async () => ({
      ...(await signedIn("a viewer")),
      ...saidByProxy,
    }),
    "whoever forges Signalbox's own headers": () => ours,
  };
  return ACTOR_NAMES.map((name): Actor => {
    const by = name === "a viewer who forges Signalbox's own headers" ? "a viewer" : name;
    const userId = ids.get(by as PersonName) ?? null;
    const byToken = name === "a viewer's token beside an administrator's cookie";
    const auditName = byToken ? "a viewer's token" : name;
    const secret = secrets.get(name as TokenName);
    const other = others[name];
    return {
      ...{ name, userId },
      auditName: userId === null ? auditName : emailOf(by as PersonName),
      headers: async () => {
        if (other !== undefined) return other();
        return secret === undefined ? signedIn(name as PersonName) : bearer(secret);
      },
    };
  });
}
