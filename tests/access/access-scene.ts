import { statSync } from "node:fs";
import { addUser } from "@/db/control/add-user";
import { beginUserSession } from "@/db/control/begin-user-session";
import { createToken, type NewToken } from "@/db/control/create-token";
import { replaceGrants } from "@/db/control/replace-grants";
import { setUserPassword } from "@/db/control/set-user-password";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { passwordHash } from "@/lib/auth/password-hash";
import { provenSession } from "@/lib/auth/proven-session";
import type { Grant } from "@/lib/core/access/principal";
import type { TokenRole } from "@/lib/core/push/token-role";
import { DAY_MS } from "@/lib/core/time/range";
import { pushSegments } from "@/lib/files/push-segments";
import { type Installation, installation } from "@/lib/launch/installation";
import { csrfToken } from "@/lib/services/csrf-token";
import { runProvider } from "../oidc/run-provider";
import { tempStores } from "../stores/temp-store";
import { type ActorName, GATEWAY, OTHER_GATEWAY, PASSWORD, PROXY, PROXY_HEADERS } from "./actors";
import { type ConsoleServer, consoleServer } from "./console-server";
import { type Actor, everybody, type Makers } from "./everybody";
import { writeEvidence } from "./write-evidence";

type Provider = Awaited<ReturnType<typeof runProvider>>;

export type Session = {
  readonly id: string;
  readonly headers: { readonly cookie: string; readonly "x-signalbox-csrf": string };
};

export type AccessScene = Installation & {
  readonly server: ConsoleServer;
  /** Of single sign-on. */
  readonly provider: Provider;
  /** Of `PASSWORD`. */
  readonly passwordHash: string;
  readonly actors: readonly Actor[];
  actor(name: ActorName): Actor;
  /** Somebody who has a password, and no session yet. */
  person(email: string, grants?: readonly Grant[]): string;
  session(userId: string): Promise<Session>;
  token(role: TokenRole, more?: Partial<NewToken>): { id: number; secret: string };
  /** All that a write may change, but for the audit log, when something was last used, and these tables. */
  kept(...without: string[]): string;
  /** Who was refused what, as the audit log says: `actor|subject`. */
  refusals(): Set<string>;
  close(): Promise<void>;
};

/** An installation with evidence, and everybody who may ask it, over real HTTP. Sets the environment. */
export async function accessScene(): Promise<AccessScene> {
  const dataDir = tempStores();
  // Whoever signs on comes back to the address that people use, which here is that of the environment.
  const provider = await runProvider("http://127.0.0.1:3000/api/auth/oidc/callback");
  const variables = environmentOf(dataDir, provider);
  Object.assign(process.env, variables);
  writeEvidence(dataDir);
  const opened = installation();
  const { control } = opened;
  for (const id of [GATEWAY, OTHER_GATEWAY]) {
    upsertGateway(control, { id, region: "eu", runtime: "npm" }, 1);
  }
  const server = await consoleServer([PROXY]);
  const hash = await passwordHash(PASSWORD);

  const makers = makersOf(opened, hash);
  const actors = everybody(makers);
  const scene: AccessScene = {
    ...makers,
    ...{ server, actors, provider, passwordHash: hash },
    actor: (name) => {
      const found = actors.find((one) => one.name === name);
      if (found === undefined) throw new Error(name);
      return found;
    },
    kept: (...without) => kept(opened, without),
    refusals: () =>
      new Set(
        control.$client
          .prepare(
            "SELECT actor_name || '|' || subject FROM audit_entries WHERE action = 'access.refused'",
          )
          .pluck()
          .all() as string[],
      ),
    close: async () => {
      await server.close();
      await provider.end();
      control.$client.close();
      for (const name of Object.keys(variables)) delete process.env[name];
    },
  };
  return scene;
}

/** A proxy that nobody here comes through, and a provider of single sign-on. */
function environmentOf(dataDir: string, { settings }: Provider): Record<string, string> {
  return {
    SIGNALBOX_DATA: dataDir,
    SIGNALBOX_PROXY_ADDRESSES: PROXY,
    SIGNALBOX_PROXY_USER_HEADER: PROXY_HEADERS.user,
    SIGNALBOX_PROXY_GROUPS_HEADER: PROXY_HEADERS.groups,
    SIGNALBOX_GROUP_ROLES: "leads=admin",
    SIGNALBOX_OIDC_ISSUER: settings.issuer,
    SIGNALBOX_OIDC_CLIENT_ID: settings.clientId,
    SIGNALBOX_OIDC_CLIENT_SECRET: settings.clientSecret,
  };
}

/** What makes people, their sessions and tokens. */
function makersOf({ control, keys, auth, ...opened }: Installation, hash: string): Makers {
  const person = (email: string, grants: readonly Grant[] = []): string => {
    const now = Date.now();
    const id = addUser(control, { name: email.split("@")[0] ?? "", email }, now);
    setUserPassword(control, id, hash, now);
    replaceGrants(control, id, "person", grants);
    return id;
  };
  const session = async (userId: string): Promise<Session> => {
    const { token, cookies } = await provenSession(auth, new Headers(), userId);
    const id = beginUserSession(control, token, Date.now());
    if (id === null) throw new Error("The session did not begin.");
    const cookie = cookies.map((one) => one.split(";", 1)[0]).join("; ");
    return { id, headers: { cookie, "x-signalbox-csrf": csrfToken(keys.csrf, id) } };
  };
  const token = (role: TokenRole, more: Partial<NewToken> = {}) => {
    const now = Date.now();
    const usual = { name: role, role, gateway: null, expiresAt: now + DAY_MS, createdBy: null };
    return createToken(control, { ...usual, ...more }, now);
  };
  return { ...opened, ...{ control, keys, auth, person, session, token } };
}

/** Columns that say when something was used. */
const USE = new Set(["last_used_at"]);
/** What is written because somebody was refused. */
const OF_REFUSALS = new Set(["audit_entries", "__drizzle_migrations"]);

/** Sessions that are over may be forgotten at any time; those of here have been for long. */
const ONLY: Readonly<Record<string, string>> = {
  user_sessions: "WHERE expires_at > unixepoch() * 1000 - 1800000",
};

function kept({ control, dataDir }: Installation, without: readonly string[]): string {
  const client = control.$client;
  const tables = client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  const rows = tables
    .filter((table) => !OF_REFUSALS.has(table) && !without.includes(table))
    .map((table) => [table, client.prepare(`SELECT * FROM ${table} ${ONLY[table] ?? ""}`).all()]);
  return JSON.stringify([rows, pushed(dataDir)], (key, value) =>
    USE.has(key) ? undefined : value,
  );
}

/** How much was pushed for each Gateway. */
export function pushed(dataDir: string): Record<string, number> {
  return Object.fromEntries(
    [GATEWAY, OTHER_GATEWAY].map((gateway) => [
      gateway,
      pushSegments(dataDir, gateway).reduce((sum, { path }) => sum + statSync(path).size, 0),
    ]),
  );
}
