import type { GrantWire } from "@/lib/contracts/me";
import { isScoped, type Role } from "@/lib/core/access/role";

/** What a role holds for, as it is being filled in: names with commas between; nothing typed is everywhere. */
export type ScopeDraft = { readonly gateways: string; readonly environments: string };

/** A role as it is being filled in. One line for each grant of it, and at least one. */
export type GrantDraft = {
  readonly role: Role;
  readonly on: boolean;
  readonly scopes: readonly ScopeDraft[];
};

export const EVERYWHERE: ScopeDraft = { gateways: "", environments: "" };

/** One draft for each role, ticked where somebody has it. */
export function draftsOf(roles: readonly Role[], grants: readonly GrantWire[]): GrantDraft[] {
  return roles.map((role) => {
    const scopes = grants
      .filter((grant) => grant.role === role)
      .map(({ gateways, environments }) => ({
        gateways: (gateways ?? []).join(", "),
        environments: (environments ?? []).join(", "),
      }));
    return { role, on: scopes.length > 0, scopes: scopes.length > 0 ? scopes : [EVERYWHERE] };
  });
}

/** What was filled in, as grants; two lines that say the same are one. */
export function grantsOf(drafts: readonly GrantDraft[]): GrantWire[] {
  const grants = drafts.flatMap(({ role, on, scopes }): GrantWire[] => {
    if (!on) return [];
    if (!isScoped(role)) return [{ role, gateways: null, environments: null }];
    return scopes.map(({ gateways, environments }) => ({
      role,
      gateways: listOf(gateways),
      environments: listOf(environments),
    }));
  });
  const whole = new Map(grants.map((grant) => [JSON.stringify(grant), grant]));
  return [...whole.values()];
}

/** Names with commas between, each once, in the order they were typed. */
export function namesIn(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

function listOf(text: string): string[] | null {
  const names = namesIn(text);
  return names.length === 0 ? null : names;
}
