import type { Scope } from "@/lib/core/access/principal";

/** Of a table that has an environment's name: it is for all Gateways there, so a role for one Gateway does not hold for it. */
export function tableScope(table: string): Scope {
  return { environment: table, gateway: null };
}

/** Of all tables at once. */
export const ALL_TABLES: Scope = { environment: null, gateway: null };
