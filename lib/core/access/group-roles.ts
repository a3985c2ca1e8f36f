import type { Grant } from "./principal";
import { isRole, isScoped } from "./role";

/** What whoever is in a group may do. */
export type GroupRole = { readonly group: string; readonly grant: Grant };

export type GroupRoles =
  | { readonly state: "good"; readonly rules: readonly GroupRole[] }
  /** `entry` is the first that cannot be read. */
  | { readonly state: "faulty"; readonly entry: string; readonly why: string };

/**
 * Reads `ops=oncall,leads=admin,route-eu=editor@gateway:eu-1@environment:prod`. One group may stand several
 * times. The role is what stands behind the last `=`, so that a group's name may have one.
 */
export function readGroupRoles(text: string): GroupRoles {
  const rules: GroupRole[] = [];
  for (const entry of text.split(",").map((one) => one.trim())) {
    if (entry === "") continue;
    const read = readEntry(entry);
    if (typeof read === "string") return { state: "faulty", entry, why: read };
    rules.push(read);
  }
  return { state: "good", rules };
}

/** What somebody of these groups may do. Groups that no rule names give nothing; names are compared exactly. */
export function grantsOfGroups(
  rules: readonly GroupRole[],
  groups: readonly string[],
): readonly Grant[] {
  const given = new Map<string, Grant>();
  for (const { group, grant } of rules) {
    if (groups.includes(group)) given.set(JSON.stringify(grant), grant);
  }
  return [...given.values()];
}

function readEntry(entry: string): GroupRole | string {
  const at = entry.lastIndexOf("=");
  const group = entry.slice(0, Math.max(at, 0)).trim();
  if (group === "") return "say GROUP=ROLE";
  const [role = "", ...scopes] = entry.slice(at + 1).split("@");
  if (!isRole(role.trim())) return `there is no role "${role.trim()}"`;
  return withScopes(group, { role: role.trim() as Grant["role"], ...EVERYWHERE }, scopes);
}

const EVERYWHERE = { gateways: null, environments: null };

function withScopes(group: string, whole: Grant, scopes: readonly string[]): GroupRole | string {
  let grant = whole;
  for (const scope of scopes) {
    const [, kind, name = ""] = /^(gateway|environment):(.+)$/.exec(scope.trim()) ?? [];
    if (kind === undefined) return "behind @ stands gateway:NAME or environment:NAME";
    if (!isScoped(grant.role)) return `${grant.role} holds everywhere or not at all`;
    const list = kind === "gateway" ? "gateways" : "environments";
    if (grant[list] !== null) return `one ${kind} an entry; say the group twice for two`;
    grant = { ...grant, [list]: [name] };
  }
  return { group, grant };
}
