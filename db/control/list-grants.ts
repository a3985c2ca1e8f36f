import { eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { grants } from "@/db/schema/control";
import type { Grant } from "@/lib/core/access/principal";

export type GrantRow = Grant & { readonly givenBy: "person" | "group" };

/** What a person holds, in the order in which it was given. */
export function listGrants(db: ControlTx, userId: string): GrantRow[] {
  return db
    .select({
      role: grants.role,
      gateways: grants.gateways,
      environments: grants.environments,
      givenBy: grants.givenBy,
    })
    .from(grants)
    .where(eq(grants.userId, userId))
    .orderBy(grants.id)
    .all();
}
