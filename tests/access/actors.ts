import type { Grant } from "@/lib/core/access/principal";
import type { Role } from "@/lib/core/access/role";
import type { TokenRole } from "@/lib/core/push/token-role";
import type { Need } from "@/lib/http/route-table";

/** The Gateway that all is about, and one that nobody here should touch by it. */
export const GATEWAY = "fra-1";
export const OTHER_GATEWAY = "ber-1";

export const PASSWORD = "violet tractor humming orbit";
export const PROXY_HEADERS = { user: "x-auth-email", groups: "x-auth-groups" } as const;
/** An address that no test can come from. */
export const PROXY = "192.0.2.1";

/** People who are signed in, by what they hold. */
export const PEOPLE = {
  "a viewer": [grant("viewer")],
  "an on-call person": [grant("oncall")],
  "an editor": [grant("editor")],
  "a reviewer": [grant("reviewer")],
  "an administrator": [grant("admin")],
  "an editor of another Gateway": [grant("editor", { gateways: [OTHER_GATEWAY] })],
  "an editor of another environment": [grant("editor", { environments: ["staging"] })],
  "a reviewer of another Gateway": [grant("reviewer", { gateways: [OTHER_GATEWAY] })],
  "a person without a role": [],
} as const satisfies Readonly<Record<string, readonly Grant[]>>;

/** Tokens that are good. */
export const TOKENS = {
  "a viewer's token": ["viewer", null],
  "an on-call token": ["oncall", null],
  "an editor's token": ["editor", null],
  "a reviewer's token": ["reviewer", null],
  "an administrator's token": ["admin", null],
  "the Gateway's token": ["ingest", GATEWAY],
  "another Gateway's token": ["ingest", OTHER_GATEWAY],
} as const satisfies Readonly<Record<string, readonly [TokenRole, string | null]>>;

/** Who is taken for somebody, though more is sent than what they are taken for. */
export const AMBIGUOUS = [
  "a viewer's token beside an administrator's cookie",
  "a viewer who forges Signalbox's own headers",
] as const;

/** Who is nobody, whatever is sent. */
export const UNPROVEN = [
  "nobody",
  "a cookie that was made up",
  "a cookie of the sample's administrator",
  "a cookie that was stolen before the sign-out",
  "an expired session",
  "a session that was left unused",
  "a person who is disabled",
  "an expired token",
  "a revoked token",
  "a token that never was",
  "a password in place of a token",
  "a broken token beside an administrator's cookie",
  "whoever forges a proxy's identity",
  "a viewer who forges a proxy's identity",
  "whoever forges Signalbox's own headers",
] as const;

export type PersonName = keyof typeof PEOPLE;
export type TokenName = keyof typeof TOKENS;
export type ActorName =
  | PersonName
  | TokenName
  | (typeof AMBIGUOUS)[number]
  | (typeof UNPROVEN)[number];

export const PERSON_NAMES = Object.keys(PEOPLE) as PersonName[];
export const TOKEN_NAMES = Object.keys(TOKENS) as TokenName[];
export const ACTOR_NAMES: readonly ActorName[] = [
  ...PERSON_NAMES,
  ...TOKEN_NAMES,
  ...AMBIGUOUS,
  ...UNPROVEN,
];
/** Tokens that are good, whatever else is sent with them. */
const BY_TOKEN: readonly ActorName[] = [...TOKEN_NAMES, AMBIGUOUS[0]];
const KNOWN: readonly ActorName[] = [...PERSON_NAMES, ...TOKEN_NAMES, ...AMBIGUOUS];

const ADMINISTRATORS = ["an administrator", "an administrator's token"] as const;

/** Who may what, written out: a change of the permission table has to be said here once more. */
const ADMITTED: Readonly<Record<Need, readonly ActorName[]>> = {
  anybody: ACTOR_NAMES,
  somebody: KNOWN,
  sample: [],
  "own account": [...PERSON_NAMES, "a viewer who forges Signalbox's own headers"],
  "evidence.read": KNOWN.filter(
    (name) =>
      name !== "a person without a role" &&
      name !== "the Gateway's token" &&
      name !== "another Gateway's token",
  ),
  "evidence.push": ["the Gateway's token", "another Gateway's token"],
  "settings.edit": ADMINISTRATORS,
  // About all Gateways: whoever may for one of them only may not.
  "capabilities.edit": ["an editor", "an editor's token", ...ADMINISTRATORS],
  "audit.read": ["a reviewer", "a reviewer's token", ...ADMINISTRATORS],
  "people.manage": ADMINISTRATORS,
  "tokens.manage": ADMINISTRATORS,
  "routes.read": KNOWN.filter(
    (name) =>
      name !== "a person without a role" &&
      name !== "the Gateway's token" &&
      name !== "another Gateway's token",
  ),
  "routes.comment": [
    ...(["an editor", "an editor's token", "a reviewer", "a reviewer's token"] as const),
    ...ADMINISTRATORS,
  ],
  "routes.draft": ["an editor", "an editor's token", ...ADMINISTRATORS],
  // A machine judges nothing, whatever its role.
  "routes.review": ["a reviewer", "an administrator"],
  "routes.emergency": ADMINISTRATORS,
};

/** `in`, or the status of the refusal. */
export type Outcome = "in" | 401 | 403 | 404;

export function outcomeOf(need: Need, name: ActorName): Outcome {
  if (ADMITTED[need].includes(name)) return "in";
  if (need === "sample") return 404;
  // A push looks at tokens only: a cookie is nothing to it.
  const known = need === "evidence.push" ? BY_TOKEN : KNOWN;
  return known.includes(name) ? 403 : 401;
}

function grant(role: Role, only: Partial<Grant> = {}): Grant {
  return { role, gateways: null, environments: null, ...only };
}

export function emailOf(name: PersonName): string {
  return `${name.replaceAll(" ", "-").toLowerCase()}@acme.example`;
}
