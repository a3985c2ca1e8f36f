import { type Actor, isOfTheWhole, type Permission, rolesFor } from "./permission";
import type { Role } from "./role";

/** A role, and what it holds for; `null`: everywhere. */
export type Grant = {
  readonly role: Role;
  readonly gateways: readonly string[] | null;
  readonly environments: readonly string[] | null;
};

/** Who asks, as far as that was proven. */
export type Principal =
  | {
      readonly kind: "person";
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly grants: readonly Grant[];
      /** How they were let in. */
      readonly via: "session" | "proxy" | "sample";
      /** `null`: not by a session of ours. */
      readonly sessionId: string | null;
    }
  | {
      readonly kind: "token";
      readonly id: number;
      readonly name: string;
      readonly role: Actor;
      readonly gateway: string | null;
    }
  /** The command line on this machine: whoever runs it can read and write the files anyway. */
  | { readonly kind: "local"; readonly name: string }
  | { readonly kind: "nobody" };

/** The command line, and what runs in our own processes. */
export const LOCAL: Principal = { kind: "local", name: "command line" };
export const NOBODY: Principal = { kind: "nobody" };

/** What is asked about; left out: no Gateway or environment in particular. */
/** Left out: wherever. `null`: all of them at once, for which a role that is limited to some does not hold. */
export type Scope = { readonly gateway?: string | null; readonly environment?: string | null };

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** `nobody`: sign in first. `role`: none of their roles has it. `scope`: one has it, but not here. */
      readonly why: "nobody" | "role" | "scope";
      readonly roles: readonly Actor[];
    };

/** Whether a principal has a permission, and if not, why. */
export function verdictOn(
  principal: Principal,
  permission: Permission,
  scope: Scope = {},
): Verdict {
  const roles = rolesFor(permission);
  const allowed = { allowed: true } as const;
  const refused = (why: "nobody" | "role" | "scope") => ({ allowed: false, why, roles }) as const;
  switch (principal.kind) {
    case "local":
      return allowed;
    case "nobody":
      return refused("nobody");
    case "token": {
      if (!roles.includes(principal.role)) return refused("role");
      const { gateway } = principal;
      const elsewhere =
        gateway !== null && scope.gateway !== undefined && scope.gateway !== gateway;
      return elsewhere ? refused("scope") : allowed;
    }
    case "person": {
      const fitting = principal.grants.filter(({ role }) => roles.includes(role));
      if (fitting.length === 0) return refused("role");
      const whole = isOfTheWhole(permission);
      const covered = fitting.some((grant) => (whole ? isEverywhere(grant) : covers(grant, scope)));
      return covered ? allowed : refused("scope");
    }
  }
}

export function may(principal: Principal, permission: Permission, scope: Scope = {}): boolean {
  return verdictOn(principal, permission, scope).allowed;
}

function isEverywhere({ gateways, environments }: Grant): boolean {
  return gateways === null && environments === null;
}

function covers(grant: Grant, { gateway, environment }: Scope): boolean {
  return admits(grant.gateways, gateway) && admits(grant.environments, environment);
}

function admits(list: readonly string[] | null, asked: string | null | undefined): boolean {
  return list === null || asked === undefined || (asked !== null && list.includes(asked));
}
