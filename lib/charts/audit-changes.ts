import type { GrantWire } from "@/lib/contracts/me";
import { roleWord } from "@/lib/core/access/access-words";
import type { Actor } from "@/lib/core/access/permission";
import { isRole } from "@/lib/core/access/role";
import type { EpochMs } from "@/lib/core/time/range";
import { grantScope } from "./grant-scope";
import { signOnWords } from "./sign-on-words";

/** One value that an entry names: how it was, how it is. `null`: there was none. */
export type AuditChange = {
  /** What it is, in words, or where it stands: "rate_limited.0.text". */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Names of entries, as people say them; others stand as they are. */
const NAMES: Readonly<Record<string, string>> = {
  "": "Value",
  grants: "Roles",
  byGroups: "Roles by groups",
  role: "Role",
  gateway: "Gateway",
  expiresAt: "Ends",
  ended: "Sessions ended",
  waitS: "Seconds to wait",
  issuer: "Provider",
  tooLong: "Changed (too long to keep)",
  by: "By",
  why: "Why",
};

const GRANT_PATHS: ReadonlySet<string> = new Set(["", "grants", "byGroups"]);

const WAYS: Readonly<Record<string, string>> = {
  password: "password",
  totp: "password and code of the app",
  backup_code: "password and backup code",
  oidc: "single sign-on",
};

/**
 * What differs between before and after, value by value, in words; what stayed the same is left out. Roles and
 * lists of plain values are compared as wholes, other lists by place.
 *
 * @param timeWords says when something is, in the reader's zone.
 */
export function auditChanges(
  before: unknown,
  after: unknown,
  timeWords: (at: EpochMs) => string,
): AuditChange[] {
  const old = leaves(before, timeWords);
  const now = leaves(after, timeWords);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .map((path) => ({
      what: path === "" && isGrants(after ?? before, path) ? "Roles" : (NAMES[path] ?? path),
      before: old.get(path) ?? null,
      after: now.get(path) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

function leaves(
  value: unknown,
  timeWords: (at: EpochMs) => string,
  path = "",
  into = new Map<string, string>(),
): Map<string, string> {
  if (value === null || value === undefined) return into;
  if (isGrants(value, path)) {
    into.set(path, value.map(grantWords).join(", ") || "none");
  } else if (Array.isArray(value) && !value.some(isNested)) {
    if (value.length > 0) into.set(path, value.map(String).join(", "));
  } else if (isNested(value)) {
    for (const [key, one] of Object.entries(value)) {
      leaves(one, timeWords, path === "" ? key : `${path}.${key}`, into);
    }
  } else {
    into.set(path, valueWords(path, value, timeWords));
  }
  return into;
}

function valueWords(path: string, value: unknown, timeWords: (at: EpochMs) => string): string {
  const text = String(value);
  if (typeof value === "number") return path === "expiresAt" ? timeWords(value) : text;
  if (path === "role" && (isRole(text) || text === "ingest")) return roleWord(text as Actor);
  if (path === "by") return WAYS[text] ?? text;
  if (path === "why") return signOnWords(text) ?? text;
  return text;
}

function grantWords(grant: GrantWire): string {
  const scope = grantScope(grant);
  return scope === null ? roleWord(grant.role) : `${roleWord(grant.role)} ${scope}`;
}

/** At a place of roles the empty list is one of them: no role. */
function isGrants(value: unknown, path: string): value is GrantWire[] {
  if (!Array.isArray(value)) return false;
  return value.length === 0 ? GRANT_PATHS.has(path) : value.every(isGrant);
}

function isGrant(value: unknown): boolean {
  if (!isNested(value)) return false;
  const { role, gateways, environments } = value as Record<string, unknown>;
  return typeof role === "string" && isRole(role) && isList(gateways) && isList(environments);
}

function isList(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.every((one) => typeof one === "string"));
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
