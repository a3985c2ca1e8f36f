import { and, countDistinct, eq, isNull } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { grants, users } from "@/db/schema/control";

/** People who may do everything and may come in. While there are none, a set-up link makes the first. */
export function countUserAdmins(db: ControlTx): number {
  const row = db
    .select({ admins: countDistinct(users.id) })
    .from(users)
    .innerJoin(grants, eq(grants.userId, users.id))
    .where(and(isNull(users.disabledAt), eq(grants.role, "admin")))
    .get();
  return row?.admins ?? 0;
}
