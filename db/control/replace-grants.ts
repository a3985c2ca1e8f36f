import { and, eq } from "drizzle-orm";
import type { ControlTx } from "@/db/open-control";
import { grants } from "@/db/schema/control";
import type { Grant } from "@/lib/core/access/principal";
import type { GrantRow } from "./list-grants";

/** Sets what a person holds by one way of giving, and leaves what they hold by the other. */
export function replaceGrants(
  db: ControlTx,
  userId: string,
  givenBy: GrantRow["givenBy"],
  given: readonly Grant[],
): void {
  db.delete(grants)
    .where(and(eq(grants.userId, userId), eq(grants.givenBy, givenBy)))
    .run();
  for (const { role, gateways, environments } of given) {
    db.insert(grants)
      .values({
        ...{ userId, role, givenBy },
        gateways: gateways === null ? null : [...gateways],
        environments: environments === null ? null : [...environments],
      })
      .run();
  }
}
