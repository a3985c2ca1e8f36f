import { resolve } from "node:path";
import { z } from "zod";
import type { OidcSettings } from "@/lib/auth/open-oidc";
import type { ProxyHeaders } from "@/lib/auth/proxy-identity";
import { type GroupRole, readGroupRoles } from "@/lib/core/access/group-roles";
import type { TeamRemote } from "@/lib/git/team-remote";
import {
  basePathOf,
  DEFAULT_SETTINGS,
  hostFault,
  insecureHttpFault,
  logLevelFault,
  oidcIssuerFault,
  portFault,
  proxyAddressesFault,
  proxyHeaderFault,
  retentionFault,
  routesRemoteFault,
  secretFault,
  splitList,
  urlFault,
} from "./settings.mjs";

export type Env = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** UTC days for which attempts and their evidence are kept. */
  readonly retentionDays: number;
  readonly logLevel: string;
  /** The address that people use, without a slash at its end; `null`: this machine's own names only. */
  readonly url: string | null;
  /** What stands before every path: the path of `url`, "" or such as "/signalbox". */
  readonly basePath: string;
  /** Addresses and subnets of reverse proxies whose word on the client's address is believed. */
  readonly proxyAddresses: readonly string[];
  /** The root secret; `null`: that of the data folder. */
  readonly secret: string | null;
  /** The provider of single sign-on; `null`: there is none. */
  readonly oidc: OidcSettings | null;
  /** Where a declared proxy says who asks; `null`: none does. */
  readonly proxyHeaders: ProxyHeaders | null;
  /** What groups of either may do. */
  readonly groupRoles: readonly GroupRole[];
  /** The team's repository of route tables; `null`: there is none. */
  readonly routesRemote: TeamRemote | null;
};

/** Names every fault at once; an empty variable counts as not set. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  // A copy, because `process.env` is no plain object.
  const parsed = Environment.safeParse({ ...source });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable.\n${faults.join("\n")}`);
}

type Name = keyof typeof DEFAULT_SETTINGS;
type Settings = Readonly<Record<Name, string>>;

/** What is wrong with each variable, which may depend on another. */
const FAULTS: { readonly [name in Name]: (value: string, all: Settings) => string | null } = {
  PORT: portFault,
  HOST: (host, { SIGNALBOX_URL }) => hostFault(host, SIGNALBOX_URL),
  SIGNALBOX_DATA: () => null,
  SIGNALBOX_RETENTION_DAYS: retentionFault,
  LOG_LEVEL: logLevelFault,
  SIGNALBOX_URL: (url, { SIGNALBOX_INSECURE_HTTP }) => urlFault(url, SIGNALBOX_INSECURE_HTTP),
  SIGNALBOX_INSECURE_HTTP: insecureHttpFault,
  SIGNALBOX_PROXY_ADDRESSES: proxyAddressesFault,
  SIGNALBOX_SECRET: secretFault,
  SIGNALBOX_OIDC_ISSUER: (issuer, all) =>
    oidcIssuerFault(issuer, all.SIGNALBOX_OIDC_CLIENT_ID, all.SIGNALBOX_OIDC_CLIENT_SECRET),
  SIGNALBOX_OIDC_CLIENT_ID: () => null,
  SIGNALBOX_OIDC_CLIENT_SECRET: () => null,
  SIGNALBOX_OIDC_GROUPS_CLAIM: () => null,
  SIGNALBOX_GROUP_ROLES: groupRolesFault,
  SIGNALBOX_ROUTES_REMOTE: (remote, all) =>
    routesRemoteFault(
      remote,
      all.SIGNALBOX_ROUTES_REMOTE_USER,
      all.SIGNALBOX_ROUTES_REMOTE_PASSWORD,
    ),
  SIGNALBOX_ROUTES_REMOTE_USER: () => null,
  SIGNALBOX_ROUTES_REMOTE_PASSWORD: () => null,
  SIGNALBOX_PROXY_USER_HEADER: (header, { SIGNALBOX_PROXY_ADDRESSES }) =>
    proxyHeaderFault(header, SIGNALBOX_PROXY_ADDRESSES, "SIGNALBOX_PROXY_ADDRESSES"),
  SIGNALBOX_PROXY_GROUPS_HEADER: (header, { SIGNALBOX_PROXY_USER_HEADER }) =>
    proxyHeaderFault(header, SIGNALBOX_PROXY_USER_HEADER, "SIGNALBOX_PROXY_USER_HEADER"),
};

/** Every variable that is read. */
export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as Name[];

const Environment = z
  .record(z.string(), z.string().optional())
  .transform(
    (source) =>
      Object.fromEntries(
        SETTING_NAMES.map((name) => [name, source[name] || DEFAULT_SETTINGS[name]]),
      ) as Settings,
  )
  .superRefine((settings, issues) => {
    for (const name of SETTING_NAMES) {
      const message = FAULTS[name](settings[name], settings);
      if (message !== null) issues.addIssue({ code: "custom", message, path: [name] });
    }
  })
  .transform(
    (settings): Env => ({
      port: Number(settings.PORT),
      host: settings.HOST,
      dataDir: resolve(settings.SIGNALBOX_DATA),
      retentionDays: Number(settings.SIGNALBOX_RETENTION_DAYS),
      logLevel: settings.LOG_LEVEL,
      url: settings.SIGNALBOX_URL === "" ? null : addressOf(settings.SIGNALBOX_URL),
      basePath: basePathOf(settings.SIGNALBOX_URL),
      proxyAddresses: splitList(settings.SIGNALBOX_PROXY_ADDRESSES),
      secret: settings.SIGNALBOX_SECRET || null,
      oidc: oidcOf(settings),
      proxyHeaders: proxyHeadersOf(settings),
      groupRoles: groupRolesOf(settings.SIGNALBOX_GROUP_ROLES),
      routesRemote: routesRemoteOf(settings),
    }),
  );

/** As browsers write it: the host in lower case, no port that the scheme implies. */
function addressOf(url: string): string {
  return `${new URL(url).origin}${basePathOf(url)}`;
}

function oidcOf(settings: Settings): OidcSettings | null {
  const { SIGNALBOX_OIDC_ISSUER: issuer } = settings;
  if (issuer === "") return null;
  return {
    issuer,
    clientId: settings.SIGNALBOX_OIDC_CLIENT_ID,
    clientSecret: settings.SIGNALBOX_OIDC_CLIENT_SECRET,
    groupsClaim: settings.SIGNALBOX_OIDC_GROUPS_CLAIM,
  };
}

function proxyHeadersOf(settings: Settings): ProxyHeaders | null {
  const { SIGNALBOX_PROXY_USER_HEADER: user, SIGNALBOX_PROXY_GROUPS_HEADER: groups } = settings;
  return user === "" ? null : { user, groups: groups || null };
}

function routesRemoteOf(settings: Settings): TeamRemote | null {
  const { SIGNALBOX_ROUTES_REMOTE: url } = settings;
  if (url === "") return null;
  const username = settings.SIGNALBOX_ROUTES_REMOTE_USER || null;
  return { url, username, password: settings.SIGNALBOX_ROUTES_REMOTE_PASSWORD || null };
}

function groupRolesFault(text: string): string | null {
  const read = readGroupRoles(text);
  if (read.state === "good") return null;
  return `SIGNALBOX_GROUP_ROLES says what groups may do, such as ops=oncall,leads=admin,eu=editor@gateway:eu-1; of "${read.entry}": ${read.why}.`;
}

/** Called with what has no fault. */
function groupRolesOf(text: string): readonly GroupRole[] {
  const read = readGroupRoles(text);
  return read.state === "good" ? read.rules : [];
}
